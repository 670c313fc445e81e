import { randomUUID } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { EventStoreDBClient, jsonEvent, type JSONEventType } from '@eventstore/db-client';
import { startNode, type Node } from '@verum/platform/eventstore-node';

/** A real server where this names one; the embedded node otherwise. Every case must hold on both. */
const url = process.env.VERUM_TEST_EVENTSTORE_URL;

export interface Store {
  readonly client: EventStoreDBClient;
  /** Embedded only: stops the node, does what there is to do meanwhile, starts it again on the same folder and socket. */
  restart(meanwhile?: () => Promise<unknown>): Promise<void>;
}

jest.setTimeout(30_000); // some cases wait for hundreds of commits, and a busy machine takes its time for each

/** One store and one client (two in a process disturb each other) for the cases of a file. */
export function useStore(): Store {
  let client: EventStoreDBClient;
  let folder: string;
  let node: Node | undefined;
  const start = async () => (node = await startNode({ folder, listen: { socket: join(folder, 'socket') } }));

  beforeAll(async () => {
    if (url) return void (client = EventStoreDBClient.connectionString(url));
    folder = mkdtempSync(join(tmpdir(), 'verum-store-'));
    client = new EventStoreDBClient({ endpoint: (await start()).endpoint }, { insecure: true });
  });
  afterAll(async () => {
    await client.dispose();
    await node?.close();
    if (folder) rmSync(folder, { recursive: true });
  });
  return {
    get client() {
      return client;
    },
    restart: async (meanwhile) => {
      await node?.close();
      await meanwhile?.();
      await start();
    },
  };
}

/** A case that stops the server, or shows a difference by design: on a real server it prints why it is not run. */
export function itEmbedded(name: string, why: string, run: () => Promise<void>): void {
  if (url) console.info(`Not run on a real server, because ${why}: ${name}`);
  (url ? it.skip : it)(name, run);
}

export const newStream = (category = 'contract'): string => `${category}-${randomUUID()}`;

export type Noted = JSONEventType<string, { n: number }>;

/** Events numbered from 0, with an id each. */
export const events = (count: number, type = 'Noted') =>
  Array.from({ length: count }, (_, n) => jsonEvent<Noted>({ id: randomUUID(), type, data: { n } }));

/** The error that a promise is rejected with. */
export const errorOf = (attempt: Promise<unknown>): Promise<Error> =>
  attempt.then(
    () => {
      throw new Error('It should have failed');
    },
    (error: Error) => error,
  );

export const numbers = async (read: AsyncIterable<{ event?: { data: unknown } }>): Promise<number[]> =>
  (await Array.fromAsync(read)).map(({ event }) => (event?.data as { n: number }).n);
