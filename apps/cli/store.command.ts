import { once } from 'node:events';
import { mkdirSync } from 'node:fs';
import { resolve } from 'node:path';
import { Command, InvalidArgumentError } from 'commander';
import { startNode } from '@verum/platform/eventstore-node';
import { initStore } from '@verum/platform/eventstoredb';
import { configOf } from '../server/config';
import { paint, print } from './output';

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
