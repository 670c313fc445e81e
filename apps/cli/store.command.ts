import { once } from 'node:events';
import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { Command, InvalidArgumentError } from 'commander';
import { writeArchive } from '@verum/platform/archive';
import { RELEASE, type EventStore } from '@verum/platform/eventsourcing';
import { startNode } from '@verum/platform/eventstore-node';
import { initStore } from '@verum/platform/eventstoredb';
import { configOf } from '../server/config';
import { streams } from '../server/record';
import { paint, print, progressBar } from './output';
import { withStore } from './platform';
import { restored, withStoreAt } from './restoring';

const port = (text: string): number => {
  if (!/^\d+$/.test(text) || Number(text) > 65_535) throw new InvalidArgumentError('a port is a whole number from 0 to 65535');
  return Number(text);
};

export const storeCommand = new Command('store')
  .description('run the embedded node alone, for any EventStoreDB client on this machine')
  .option('--port <port>', 'the port on 127.0.0.1; 0 takes a free one', port, 2113)
  .option('--data <folder>', 'the folder of the store', 'data/store')
  .action(async ({ port, data }: { port: number; data: string }, command: Command) => {
    const folder = resolve(data);
    mkdirSync(folder, { recursive: true, mode: 0o700 });
    const node = await startNode({ folder, listen: { host: '127.0.0.1', port } });
    const url = `esdb://${node.endpoint}?tls=false`;
    print(command, { url }, [`The store listens at ${paint('bold', url)}; stop it with Ctrl-C.`]);
    await Promise.race([once(process, 'SIGINT'), once(process, 'SIGTERM')]);
    await node.close();
  });

storeCommand
  .command('init')
  .description('give a real server the access rules that Verum needs: its user may read and append, never delete')
  .requiredOption('--user <name>', 'the application user that the servers sign in as')
  .action(async ({ user }: { user: string }, command: Command) => {
    const { eventStoreUrl } = configOf(process.env);
    if (!eventStoreUrl) throw new Error('Name the server in EVENTSTORE_URL, with the credentials of an administrator in it.');
    await initStore(eventStoreUrl, user);
    print(command, { user, done: true }, [`The user ${user} may now read and append, and nothing else.`]);
  });

const server = (text: string): string => {
  if (/^esdb(\+discover)?:\/\/[^\s/]+/.test(text)) return text;
  throw new InvalidArgumentError('a connection string such as esdb://host:2113?tls=false'); // it may hold a password
};

storeCommand
  .command('copy')
  .description(
    'the log of this data folder, or of EVENTSTORE_URL, to another server, in order; a second run goes on where it stopped',
  )
  .requiredOption('--to <url>', 'the server that takes it: empty, or with the beginning of this very log', server)
  .action(async ({ to }: { to: string }, command: Command) => {
    const folder = mkdtempSync(join(tmpdir(), 'verum-copy-'));
    try {
      // Through a file, because a thread has one connection at a time; and so the whole of it is checked before any is sent.
      const file = join(folder, 'log.ndjson.gz');
      await withStore((store) => readInto(file, store));
      const { header, sha256, there, appended } = await withStoreAt(to, (store) => restored(file, store, { resume: true }));
      print(command, { events: header.events, there, appended, sha256 }, [
        `${there} events were there, ${appended} are new; digest of the log ${paint('dim', sha256)}`,
        paint('green', `Done: the log there equals this one, up to the ${header.events} events that it had when this began.`),
      ]);
    } finally {
      rmSync(folder, { recursive: true, force: true });
    }
  });

const readInto = async (file: string, store: EventStore): Promise<void> => {
  const [bar, categories] = [progressBar('Reading'), streams.map(({ category }) => category)];
  const about = { release: RELEASE, madeAt: new Date().toISOString(), categories, progress: bar.update };
  await writeArchive(store, file, about).finally(bar.stop);
};
