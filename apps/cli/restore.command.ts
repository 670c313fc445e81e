import { Command } from 'commander';
import { verifyArchive, type Archive } from '@verum/platform/archive';
import { configOf } from '../server/config';
import { streams } from '../server/record';
import { paint, print, progressBar } from './output';
import { restoreIntoFolder, restoreIntoServer } from './restoring';
import { digestLines } from './views.command';

type Options = { dryRun?: true; resume?: true };

export const restoreCommand = new Command('restore')
  .description('a backup into an empty store: the whole file is checked first, and the whole log afterwards')
  .argument('<file>', 'what verum backup wrote')
  .option('--dry-run', 'check every line of the file, and write nothing')
  .option('--resume', 'go on with a restore into EVENTSTORE_URL that broke off')
  .action(async (file: string, { dryRun, resume }: Options, command: Command) => {
    const archive = verified(file);
    const { header, sha256 } = archive;
    const made = `${header.events} events of ${header.streams} streams, made ${header.madeAt} by release ${header.release}`;
    const digest = `digest of the log ${paint('dim', sha256)}`;
    if (dryRun)
      return print(command, { file, ...header, sha256 }, [made, digest, paint('green', 'Every line is as it was written.')]);
    const config = configOf(process.env);
    const restore = config.eventStoreUrl ? restoreIntoServer : restoreIntoFolder;
    const { appended, digests } = await restore(file, config, resume);
    print(command, { file, ...header, sha256, appended, digests }, [
      ...[made, digest, ...digestLines(digests)],
      paint('yellow', 'The keys are not in a backup: put the vault back from its own (VERUM_VAULT) before you start a server.'),
      paint('green', `Done: ${appended} events written, and the log that is there now equals the file.`),
    ]);
  });

const verified = (file: string): Archive => {
  const bar = progressBar('Checking');
  try {
    return verifyArchive(file, streams, bar.update);
  } finally {
    bar.stop();
  }
};
