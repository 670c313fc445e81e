import { Command } from 'commander';
import { columns, paint, print } from './output';
import { withStore } from './platform';
import { rebuildViews, verifyViews, type Digests } from './verify-views';

export const viewsCommand = new Command('views').description('the views: thrown away and folded again at will');

viewsCommand
  .command('rebuild')
  .description('fold all views of this release anew, beside those in use, and put them in their place')
  .action((_: object, command: Command) =>
    withStore(async (store, { data }, joined) => {
      if (joined)
        throw new Error('A server is using these views, and keeps them itself: stop it first, or run verum views verify.');
      const { events, digests } = await rebuildViews(store, data);
      print(command, { events, digests }, [`${events} events folded.`, ...digestLines(digests)]);
    }),
  );

viewsCommand
  .command('verify')
  .description('fold the log anew and compare every row with the views in use')
  .action((_: object, command: Command) =>
    withStore(async (store, { data }) => {
      const { events, digests, faults } = await verifyViews(store, data);
      print(command, { events, equal: faults.length === 0, digests, faults }, [
        ...digestLines(digests),
        ...faults.map(({ table, differing }) => paint('red', `${table} differs from the log at ${differing.join(', ')}`)),
        faults.length
          ? `${faults.length} tables differ: run verum views rebuild.`
          : paint('green', `${events} events: every row equals the log.`),
      ]);
      process.exitCode = faults.length ? 1 : 0;
    }),
  );

export const digestLines = (digests: Digests): string[] =>
  columns(Object.entries(digests).map(([table, digest]) => [table, paint('dim', digest)]));
