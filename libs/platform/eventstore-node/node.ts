import { Server } from '@grpc/grpc-js';
import { Commits } from './commits';
import { addDiscovery } from './discovery.service';
import { lockFolder } from './folder.lock';
import { listenOn, type Listen } from './listen';
import { LogReader } from './log.reader';
import { LogWriter } from './log.writer';
import { Damaged } from './refusals';
import { addStreams } from './streams.service';
import { inspectWriteAheadLog } from './write-ahead-log';

export interface NodeOptions {
  /** Where `events.db` stands; made where it is missing. */
  readonly folder: string;
  readonly listen: Listen;
}

export interface Node {
  /** `unix:/…` or `127.0.0.1:2113`: what `new EventStoreDBClient({ endpoint }, { insecure: true })` takes. */
  readonly endpoint: string;
  /** Settles what was accepted, then ends every call with an error status. */
  close(): Promise<void>;
  /** Resolves where the node had to stop, because its disk failed; never otherwise. */
  readonly failed: Promise<Error>;
}

/** As the real server; a larger message ends its whole call with RESOURCE_EXHAUSTED. */
const LARGEST_MESSAGE = 17 * 1024 * 1024;
const PATIENCE = 1_000;

/** @throws Error where another process serves this folder, or where the store is damaged. */
export async function startNode({ folder, listen }: NodeOptions): Promise<Node> {
  const unlock = lockFolder(folder);
  try {
    assertWholeWriteAheadLog(folder);
    return await serve(folder, listen, unlock);
  } catch (error) {
    unlock();
    throw isSQLite(error) ? new Damaged({}, error.message) : error;
  }
}

const isSQLite = (error: unknown): error is Error => (error as { code?: string }).code === 'ERR_SQLITE_ERROR';

/** @throws Damaged where commits that were answered would be lost; a tail that was never answered may go. */
function assertWholeWriteAheadLog(folder: string): void {
  const { unreadableFrom, lostCommits } = inspectWriteAheadLog(folder);
  if (lostCommits > 1)
    throw new Damaged(
      {},
      `its write-ahead log cannot be read from byte ${unreadableFrom} on, and ${lostCommits} commits stand there`,
    );
}

async function serve(folder: string, listen: Listen, unlock: () => void): Promise<Node> {
  const commits = new Commits();
  const server = new Server({ 'grpc.max_receive_message_length': LARGEST_MESSAGE, 'grpc.max_send_message_length': -1 });
  const { promise: failed, resolve: fail } = Promise.withResolvers<Error>();
  const writer = new LogWriter(folder, () => commits.announce(), fail);
  const reader = new LogReader(folder);
  let port = 0;
  addStreams(server, writer, reader, commits);
  addDiscovery(server, () => ({ host: '127.0.0.1', port }));

  let closing: Promise<void> | undefined;
  const close = async () => {
    writer.stop();
    await new Promise((resolve) => setImmediate(resolve)); // answers go out before their calls end
    commits.stop();
    await shutDown(server);
    reader.close();
    try {
      writer.close();
    } finally {
      unlock();
    }
  };
  port = await listenOn(server, listen).catch((error) => {
    reader.close();
    writer.close();
    throw error;
  });
  failed.then(() => (closing ??= close())).catch(() => undefined); // the disk that failed may fail once more
  return {
    endpoint: 'socket' in listen ? `unix:${listen.socket}` : `${listen.host}:${port}`,
    close: () => (closing ??= close()),
    failed,
  };
}

const shutDown = (server: Server): Promise<void> =>
  new Promise((resolve) => {
    const impatience = setTimeout(() => server.forceShutdown(), PATIENCE);
    server.tryShutdown(() => {
      clearTimeout(impatience);
      resolve();
    });
  });
