import { chmodSync, existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { startNodeThread, type Listen } from '@verum/platform/eventstore-node';
import type { Config } from './config';

/** `fresh`: the embedded store was made just now. `failed` settles when the embedded node dies. */
/** `joined`: a server has it open, and uses the views. */
export type OpenStore = Readonly<{
  url: string;
  fresh: boolean;
  joined?: true;
  failed?: Promise<Error>;
  close: () => Promise<void>;
}>;

export const storeFolder = ({ data }: Pick<Config, 'data'>): string => join(data, 'store');
const endpointFile = (config: Config): string => join(storeFolder(config), 'endpoint');

/** The server or cluster that EVENTSTORE_URL names, or else the embedded node, started in a thread of this process. */
export const openStore = async (config: Config): Promise<OpenStore> => {
  if (config.eventStoreUrl) return { url: config.eventStoreUrl, fresh: false, close: async () => undefined };
  const folder = storeFolder(config);
  const fresh = !existsSync(join(folder, 'events.db'));
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  const listen = placeToListen();
  const node = await startNodeThread({ folder, listen });
  dropSocketOf(endpointFile(config));
  writeFileSync(endpointFile(config), node.endpoint, { mode: 0o600 });
  if ('socket' in listen) chmodSync(listen.socket, 0o600);
  const close = async () => {
    await node.close();
    rmSync(endpointFile(config), { force: true });
    if ('socket' in listen) rmSync(dirname(listen.socket), { recursive: true, force: true });
  };
  return { url: node.endpoint, fresh, failed: node.failed, close };
};

/** For a shell: a second client of the server that runs here, or the store itself where none runs. */
export const joinStore = async (config: Config): Promise<OpenStore> => {
  if (config.eventStoreUrl) return openStore(config);
  try {
    return await openStore(config);
  } catch (error) {
    if (!existsSync(endpointFile(config))) throw error;
    return { url: readFileSync(endpointFile(config), 'utf8'), fresh: false, joined: true, close: async () => undefined };
  }
};

/** Of a server that was killed: its lock is gone, its socket is not. */
const dropSocketOf = (file: string): void => {
  const [, socket] = /^unix:(.+\/verum-\w+\/store\.sock)$/.exec(existsSync(file) ? readFileSync(file, 'utf8') : '') ?? [];
  if (socket) rmSync(dirname(socket), { recursive: true, force: true });
};

/** A unix socket has a short path or none, so it stands in the temporary folder; Windows has a port. */
const placeToListen = (): Listen =>
  process.platform === 'win32'
    ? { host: '127.0.0.1', port: 0 }
    : { socket: join(mkdtempSync(join(tmpdir(), 'verum-')), 'store.sock') };
