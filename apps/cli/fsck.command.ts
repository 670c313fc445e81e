import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { Command } from 'commander';
import { checkLog, type Finding, type Looked } from '@verum/platform/archive';
import type { EventStore } from '@verum/platform/eventsourcing';
import { checkStore } from '@verum/platform/eventstore-node';
import { FileVault } from '@verum/platform/vault';
import { configOf, type Config } from '../server/config';
import { projections, streams } from '../server/record';
import { storeFolder } from '../server/store';
import { viewsFile } from '../server/views-file';
import { paint, print } from './output';
import { withStore } from './platform';
import { verifyViews } from './verify-views';

type Checked = { faults: Finding[]; looked: Looked; unchecked: string[] };

export const fsckCommand = new Command('fsck')
  .description('read every byte, event, envelope and view, beside a running server or without one, and name what is wrong where')
  .action(async (_: object, command: Command) => {
    const config = configOf(process.env);
    const { faults, looked, unchecked } = await checked(config);
    const clean = faults.length === 0;
    print(command, { clean, faults, looked, unchecked }, [
      ...faults.map((fault) => paint('red', JSON.stringify(fault))),
      ...unchecked.map((what) => paint('yellow', `Not checked: ${what}`)),
      `${looked.events} events, ${looked.sealed} sealed fields in them, ${looked.erased} of those erased.`,
      clean ? paint('green', 'Clean: every event is as it was written.') : `${faults.length} faults.`,
    ]);
    process.exitCode = clean ? 0 : 1;
  });

const checked = async (config: Config): Promise<Checked> => {
  const found: Checked = { faults: [], looked: { events: 0, sealed: 0, erased: 0 }, unchecked: [] };
  bytes(config, found);
  if (found.faults.length)
    found.unchecked.push('events, envelopes and views, because bytes of the store are not what was written.');
  else
    await withStore(async (store) => {
      await events(store, config, found);
      if (found.faults.length) found.unchecked.push('the views, because the log itself has faults.');
      else await views(store, config, found);
    });
  return found;
};

const bytes = (config: Config, { faults, unchecked }: Checked): void => {
  const folder = storeFolder(config);
  if (config.eventStoreUrl) unchecked.push('the bytes of the store: a server keeps those itself, and checks them when it reads.');
  else if (!existsSync(join(folder, 'events.db')))
    throw new Error('There is no embedded store in this data folder (VERUM_DATA).');
  else faults.push(...checkStore(folder, unchecked));
};

const events = async (store: EventStore, config: Config, { faults, looked, unchecked }: Checked): Promise<void> => {
  const vault = FileVault.isThere(config.vault) ? FileVault.open(config.vault) : null;
  if (!vault) unchecked.push('whether sealed fields open: there is no vault here (VERUM_VAULT).');
  try {
    for await (const finding of checkLog(store, streams, vault, looked)) faults.push(finding);
  } finally {
    vault?.close();
  }
};

const views = async (store: EventStore, { data }: Config, { faults, unchecked }: Checked): Promise<void> => {
  if (!existsSync(data) || !existsSync(viewsFile(data, projections)))
    return void unchecked.push('the views: this release has folded none in this data folder yet.');
  for (const { table, differing } of (await verifyViews(store, data)).faults)
    faults.push({ what: `The view ${table} differs from the log at ${differing.join(', ')}: run verum views rebuild` });
};
