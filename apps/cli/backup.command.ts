import { Command } from 'commander';
import { writeArchive } from '@verum/platform/archive';
import { RELEASE } from '@verum/platform/eventsourcing';
import { streams } from '../server/record';
import { paint, print, progressBar } from './output';
import { withStore } from './platform';

const categories = streams.map(({ category }) => category);

export const backupCommand = new Command('backup')
  .description('the whole log in one file, while commands run; the keys are not in it: back up the vault apart from it')
  .argument('<file>', 'a new file, such as verum-2026-06-30.ndjson.gz; no file is ever replaced')
  .action((file: string, _: object, command: Command) =>
    withStore(async (store) => {
      const bar = progressBar('Backing up');
      const about = { release: RELEASE, madeAt: new Date().toISOString(), categories, progress: bar.update };
      const { header, sha256, bytes } = await writeArchive(store, file, about).finally(bar.stop);
      print(command, { file, ...header, sha256, bytes }, [
        `${header.events} events of ${header.streams} streams, ${bytes} bytes, digest ${paint('dim', sha256)}`,
        paint('yellow', 'The keys are not in it: back up the vault (VERUM_VAULT) too, and keep it elsewhere.'),
        paint('green', `Done: ${file} is whole and on the disk. Try it: verum restore --dry-run ${file}`),
      ]);
    }),
  );
