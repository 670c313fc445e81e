import 'reflect-metadata';
import { Command, CommanderError } from 'commander';
import { RELEASE } from '@verum/platform/eventsourcing';
import { backupCommand } from './backup.command';
import { casebookCommand } from './casebook.command';
import { diffCommand } from './diff.command';
import { exportCommand } from './export.command';
import { fsckCommand } from './fsck.command';
import { importCommand } from './import.command';
import { sayError } from './output';
import { restoreCommand } from './restore.command';
import { replayCommand } from './replay.command';
import { storeCommand } from './store.command';
import { tokenCommand } from './token.command';
import { vaultCommand } from './vault.command';
import { viewsCommand } from './views.command';

/** Exit codes: 0 done, 1 it failed or found faults, 2 the words of the call are off. */
process.umask(0o077);

const program = new Command('verum')
  .description('Clinical-trial data as an immutable record: its store, views, keys and tokens from a shell.')
  .version(RELEASE)
  .option('--json', 'print one JSON document and nothing else')
  .showHelpAfterError('(add --help for what there is)')
  .exitOverride();

for (const command of [
  tokenCommand,
  storeCommand,
  viewsCommand,
  vaultCommand,
  fsckCommand,
  importCommand,
  exportCommand,
  backupCommand,
  restoreCommand,
  replayCommand,
  diffCommand,
  casebookCommand,
])
  program.addCommand(command.copyInheritedSettings(program));
for (const command of program.commands) for (const inner of command.commands) inner.copyInheritedSettings(program);

/** Whoever stops reading, as `| head` does, has what they wanted; anything else is a fault of the place that is written to. */
for (const stream of [process.stdout, process.stderr])
  stream.on('error', (error: NodeJS.ErrnoException) => {
    if (error.code === 'EPIPE') return;
    sayError(new Error(`What it says could not be written (${error.code}).`), process.argv.includes('--json'));
    process.exit(1);
  });

program.parseAsync().catch((error: unknown) => {
  if (error instanceof CommanderError) process.exit(error.exitCode === 0 ? 0 : 2);
  sayError(error, process.argv.includes('--json'));
  process.exit(1);
});
