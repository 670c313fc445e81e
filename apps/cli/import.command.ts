import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { SingleBar } from 'cli-progress';
import { Command, InvalidArgumentError } from 'commander';
import { importSdtm, type Summary } from '@verum/exchange/sdtm';
import { commandsOn } from '@verum/platform/eventsourcing/event-sourcing.module';
import { FileVault } from '@verum/platform/vault';
import { configOf, mustBeWritable, type Config } from '../server/config';
import { storeFolder } from '../server/store';
import { columns, paint, print } from './output';
import { withStore } from './platform';

type Importing = { study: string; zone?: string; emergentWindow?: number; concurrency: number; dryRun?: true };

const from =
  (least: number, most: number) =>
  (text: string): number => {
    const number = Number(text);
    if (/^\d{1,6}$/.test(text) && number >= least && number <= most) return number;
    throw new InvalidArgumentError(`a whole number from ${least} to ${most}`);
  };

export const importCommand = new Command('import').description('a study that was recorded elsewhere, as commands');

importCommand
  .command('sdtm')
  .description('SDTM tables as CSV: all are checked before anything is sent, and a second run sends only what is missing')
  .argument('<folder>', 'where dm.csv, ta.csv and the others are, with or without sdtm_ before the name')
  .requiredOption('--study <key>', 'the key of the study, such as KET-01')
  .option('--zone <zone>', 'the IANA time zone of its sites, which SDTM does not say (default: UTC)')
  .option('--emergent-window <days>', 'days after the last dose in which an onset counts (default: without end)', from(0, 9999))
  .option('--concurrency <participants>', 'how many participants are sent at the same time', from(1, 512), 32)
  .option('--dry-run', 'check everything and send nothing')
  .action(async (folder: string, importing: Importing, command: Command) => {
    const summary = importing.dryRun ? await checked(folder, importing) : await imported(folder, importing);
    print(command, summary, linesOf(summary, importing));
    process.exitCode = ['done', 'checked'].includes(summary.outcome) ? 0 : 1;
  });

/** Without a store: what is only checked needs none. */
const checked = (folder: string, importing: Importing): Promise<Summary> => {
  const none = (): never => {
    throw new Error('A dry run sends nothing.');
  };
  return importSdtm({ ...importing, folder, run: none, store: { read: none } });
};

const imported = async (folder: string, importing: Importing): Promise<Summary> => {
  const config = configOf(process.env);
  if (!config.eventStoreUrl) mustBeWritable(config.data);
  const isFresh = !config.eventStoreUrl && !existsSync(join(storeFolder(config), 'events.db'));
  return withStore(async (store) => {
    const vault = vaultFor(config, isFresh);
    const bar = rowsBar();
    try {
      return await importSdtm({ ...importing, folder, store, run: commandsOn({ store, vault }), onProgress: bar?.update });
    } finally {
      bar?.stop();
      vault.close();
    }
  });
};

/** Keys are made for a new store alone: beside an older one they are missing, and new ones would open nothing. */
const vaultFor = ({ vault }: Config, isFresh: boolean): FileVault =>
  isFresh && !FileVault.isThere(vault) ? FileVault.init(vault) : FileVault.open(vault);

/** Only on a terminal: here, unlike in a fold, it is known from the start how much there is. */
const rowsBar = () => {
  if (process.stderr.isTTY !== true) return undefined;
  const bar = new SingleBar({ format: 'Importing {bar} {value} of {total} rows, {duration_formatted}', stream: process.stderr });
  bar.start(1, 0);
  const update = (done: number, of: number) => {
    bar.setTotal(of);
    bar.update(done);
  };
  return { update, stop: () => bar.stop() };
};

const SHOWN = 100;

const linesOf = (summary: Summary, { zone }: Importing): readonly string[] => {
  const { domains, totals, problems, notImported, emergence } = summary;
  const kinds = (['rows', 'ready', 'taken', 'there', 'changed', 'notTaken', 'notUsed'] as const).filter(
    (kind) => totals[kind] > 0 || kind === 'rows',
  );
  const row = (name: string, counts: typeof totals) => [name, ...kinds.map((kind) => String(counts[kind]))];
  const table = [
    ['', ...kinds.map((kind) => WORDS[kind])],
    ...Object.entries(domains).map(([name, counts]) => row(name, counts)),
  ];
  return [
    ...problems.slice(0, SHOWN).map(({ file, line, column, rule, message }) => {
      const where = [file, line, column].filter((part) => part !== null).join(':');
      return `${paint('red', where)} ${message} (${rule})`;
    }),
    ...(problems.length > SHOWN ? [`… and ${problems.length - SHOWN} more; --json has all of them`] : []),
    ...columns([...table, row('total', totals)]),
    ...notImported.map(({ file, rows }) => paint('dim', `${file} is not imported${rows === null ? '' : ` (${rows} rows)`}`)),
    ...(emergence ? [`AETRTEM of the source: ${emergence.equal} as our rule has it, ${emergence.different} otherwise.`] : []),
    ...(zone ? [] : ['Local times were read in UTC, because SDTM names no time zone; --zone says another.']),
    END[summary.outcome](summary),
  ];
};

const WORDS = {
  rows: 'rows',
  ready: 'ready',
  taken: 'taken now',
  there: 'there already',
  changed: 'changed',
  notTaken: 'not taken',
  notUsed: 'not used',
};

const END: Readonly<Record<Summary['outcome'], (summary: Summary) => string>> = {
  refused: ({ problems }) => paint('red', `Nothing was sent: ${problems.length} faults in the files.`),
  checked: ({ totals }) => paint('green', `Checked, and nothing sent: ${totals.ready} rows can be taken.`),
  incomplete: ({ totals, problems }) =>
    paint('red', `Incomplete: ${totals.notTaken} rows not taken, ${totals.changed} changed, ${problems.length} reasons listed.`),
  done: ({ events, study }) => paint('green', `Done: every row of ${study} is there; ${events} events are new.`),
};
