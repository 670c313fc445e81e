import { chmodSync, rmSync } from 'node:fs';
import { connect } from 'node:net';
import { ServerCredentials, type Server } from '@grpc/grpc-js';

export type Listen = { readonly socket: string } | { readonly host: '127.0.0.1'; readonly port: number };

/** Longer ones are cut by the operating system without a word (Linux 107 bytes, macOS 103). */
const LONGEST_SOCKET = 103;

/** Returns the port, or 0 for a socket. */
export async function listenOn(server: Server, listen: Listen): Promise<number> {
  if ('port' in listen) return bind(server, `${listen.host}:${listen.port}`);
  if (Buffer.byteLength(listen.socket) > LONGEST_SOCKET)
    throw new Error(`The path of the socket is longer than ${LONGEST_SOCKET} bytes: ${listen.socket}`);
  if (await isLeftOver(listen.socket)) rmSync(listen.socket);
  await bind(server, `unix:${listen.socket}`);
  chmodSync(listen.socket, 0o600);
  return 0;
}

const bind = (server: Server, address: string): Promise<number> =>
  new Promise((resolve, reject) =>
    server.bindAsync(address, ServerCredentials.createInsecure(), (error, port) => (error ? reject(error) : resolve(port))),
  );

/** A process that was killed leaves its socket behind, and nobody answers there. */
const isLeftOver = (socket: string): Promise<boolean> =>
  new Promise((resolve) => {
    const probe = connect(socket);
    probe.on('connect', () => {
      probe.destroy();
      resolve(false);
    });
    probe.on('error', (error: NodeJS.ErrnoException) => resolve(error.code === 'ECONNREFUSED'));
  });
