import { mkdtempSync, renameSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Command } from 'commander';
import { compareViews, Views } from '@verum/platform/eventsourcing';
import { projections } from '../server/record';
import { createViews, viewsFile } from '../server/views-file';
import { fold, positionOf } from './fold';
import { columns, paint, print } from './output';
import { withStore } from './platform';

export const viewsCommand = new Command('views').description('the views: thrown away and folded again at will');

viewsCommand
  .command('rebuild')
  .description('fold all views of this release anew, beside those in use, and put them in their place')
  .action((_: object, command: Command) =>
    withStore(async (store, { data }, joined) => {
      if (joined)
        throw new Error('A server is using these views, and keeps them itself: stop it first, or run verum views verify.');
      const file = viewsFile(data, projections);
      const building = `${file}.building`;
      for (const end of ['', '-wal', '-shm']) rmSync(building + end, { force: true });
      const events = await fold(store, building, 'Folding');
      for (const end of ['-wal', '-shm']) rmSync(file + end, { force: true });
      renameSync(building, file);
      const views = new Views(file);
      const digests = views.digests();
      views.close();
      print(command, { events, digests }, [`${events} events folded.`, ...digestLines(digests)]);
    }),
  );

viewsCommand
  .command('verify')
  .description('fold the log anew and compare every row with the views in use')
  .action((_: object, command: Command) =>
    withStore(async (store, { data }) => {
      const folder = mkdtempSync(join(tmpdir(), 'verum-verify-'));
      try {
        const live = join(folder, 'live.db');
        const anew = join(folder, 'anew.db');
        snapshot(viewsFile(data, projections), live);
        const events = await fold(store, anew, 'Verifying', positionOf(live));
        const tables = compareViews(live, anew);
        const faults = tables.filter(({ differing }) => differing.length > 0);
        const views = new Views(anew);
        const digests = views.digests();
        views.close();
        print(command, { events, equal: faults.length === 0, digests, faults }, [
          ...digestLines(digests),
          ...faults.map(({ table, differing }) => paint('red', `${table} differs from the log at ${differing.join(', ')}`)),
          faults.length
            ? `${faults.length} tables differ: run verum views rebuild.`
            : paint('green', `${events} events: every row equals the log.`),
        ]);
        process.exitCode = faults.length ? 1 : 0;
      } finally {
        rmSync(folder, { recursive: true, force: true });
      }
    }),
  );

/** A copy at one moment, while a server may be writing. */
const snapshot = (file: string, copy: string): void => {
  createViews(file, projections);
  const views = new Views(file);
  views.copyTo(copy);
  views.close();
};

const digestLines = (digests: Readonly<Record<string, string>>) =>
  columns(Object.entries(digests).map(([table, digest]) => [table, paint('dim', digest)]));
