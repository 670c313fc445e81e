import { Command, InvalidArgumentError, Option } from 'commander';
import { exportSdtm, FORMATS, SDTM_FILES, type Format, type SdtmExport, type SdtmExported } from '@verum/exchange/sdtm';
import { AccessLog } from '@verum/platform/accounts';
import { idOfStudy, type EventStore } from '@verum/platform/eventsourcing';
import { FileVault } from '@verum/platform/vault';
import { isInstant } from '@verum/science/dates';
import { shellContext } from '../server/tokens';
import { intoFolder, mustBeFree } from './export-folder';
import { withNewestViews } from './fold';
import { columns, paint, print } from './output';
import { withStore } from './platform';

type Exporting = { study: string; asOf?: number | string; format: Format; unblinded?: boolean; force?: boolean };

/** A record number, or a UTC time in the form that the record keeps. */
const moment = (text: string): number | string => {
  if (/^\d{1,15}$/.test(text)) return Number(text);
  if (isInstant(text) && text.endsWith('Z')) return new Date(text).toISOString();
  throw new InvalidArgumentError('a record number, or a UTC time such as 2026-06-30T12:00Z');
};

export const exportCommand = new Command('export').description('a study in the forms that others read');

exportCommand
  .command('sdtm')
  .description('the datasets of SDTMIG 3.4, corrections applied; blinded unless --unblinded says otherwise')
  .argument('<folder>', 'where the files go: a new folder, or an empty one')
  .requiredOption('--study <key>', 'the key of the study, such as KET-01')
  .option('--as-of <moment>', 'as it stood at a record number or a UTC time; else as it stands now', moment)
  .addOption(new Option('--format <format>', 'the form of the files').choices(FORMATS).default('csv'))
  .option('--unblinded', 'with arms and products, which only who is unblinded may read')
  .option('--force', 'replace an earlier export in this folder')
  .action((folder: string, { study, unblinded, force = false, ...asked }: Exporting, command: Command) => {
    mustBeFree(folder, SDTM_FILES, force);
    const order = { ...asked, study: idOfStudy(study), at: new Date().toISOString() };
    return withStore(async (store, config, joined) => {
      const vault = unblinded ? FileVault.open(config.vault) : null;
      const write = (to: SdtmExport['write']) =>
        withNewestViews({ store, config, joined }, (views) => exportSdtm({ ...order, views, vault, write: to }));
      const kept = (made: SdtmExported, sha256: string) => keep(store, order, made, sha256);
      const exported = await intoFolder(folder, SDTM_FILES, write, kept).finally(() => vault?.close());
      print(command, exported, linesOf(exported));
    });
  });

/** Who has a shell reads with the vault's keys: that arms were read, and what was taken away, is kept before it stands there. */
const keep = async (
  store: EventStore,
  { study, format }: Pick<SdtmExport, 'study' | 'format'>,
  ...[{ n, unblinded, datasets }, sha256]: [SdtmExported, string]
): Promise<void> => {
  const { actor, organisation, ...context } = shellContext();
  const by = { ...context, person: { actor, organisation } };
  const log = new AccessLog(store);
  const filter = `asOf=${n}&format=${format}${unblinded ? '&unblinded' : ''}`;
  const count = datasets.reduce((sum, { records }) => sum + records, 0);
  if (unblinded) await log.note({ type: 'UnblindedDataRead', data: { what: 'sdtm', asOf: n } }, by, { study });
  await log.note({ type: 'RecordExported', data: { what: 'sdtm', filter, count, sha256 } }, by, { study });
};

const linesOf = ({ n, unblinded, datasets }: SdtmExported): string[] => [
  ...columns([['dataset', 'records'], ...datasets.map(({ name, records }) => [name, String(records)])]),
  `As of record ${n}. ` +
    (unblinded
      ? paint('yellow', 'Unblinded: arms and products are in it.')
      : 'Blinded: no arm and no product is in it; what the bedside saw of each dose is in EC.'),
];
