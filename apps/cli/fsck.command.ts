import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { Command } from 'commander';
import { checkStore } from '@verum/platform/eventstore-node';
import { configOf } from '../server/config';
import { storeFolder } from '../server/store';
import { paint, print } from './output';

export const fsckCommand = new Command('fsck')
  .description('read every event of the embedded store and name each byte that is not what was written')
  .action(async (_: object, command: Command) => {
    const folder = storeFolder(configOf(process.env));
    if (!existsSync(join(folder, 'events.db'))) throw new Error('There is no embedded store in this data folder (VERUM_DATA).');
    const faults = await Array.fromAsync(checkStore(folder));
    print(
      command,
      { clean: faults.length === 0, faults },
      faults.length
        ? faults.map((fault) => paint('red', JSON.stringify(fault)))
        : [paint('green', 'Clean: every event is as it was written.')],
    );
    process.exitCode = faults.length ? 1 : 0;
  });
