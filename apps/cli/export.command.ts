import { Command, Option } from 'commander';
import { exportSdtm, FORMATS, SDTM_FILES, type Format, type SdtmExport, type SdtmExported } from '@verum/exchange/sdtm';
import { AccessLog } from '@verum/platform/accounts';
import type { EventStore } from '@verum/platform/eventsourcing';
import { FileVault } from '@verum/platform/vault';
import { shellContext } from '../server/tokens';
import { intoFolder, mustBeFree } from './export-folder';
import { withNewestViews } from './fold';
import { moment, mustBeInRecord, mustBeThere, STUDY, type Moment } from './of-study';
import { columns, paint, print } from './output';
import { withStore } from './platform';

type Exporting = { study: string; asOf?: Moment; format: Format; unblinded?: boolean; force?: boolean };

export const exportCommand = new Command('export').description('a study in the forms that others read');

exportCommand
  .command('sdtm')
  .description('the datasets of SDTMIG 3.4, corrections applied; blinded unless --unblinded says otherwise')
  .argument('<folder>', 'where the files go: a new folder, or an empty one')
  .requiredOption(...STUDY)
  .option('--as-of <moment>', 'as it stood at a record number or a UTC time; else as it stands now', moment)
  .addOption(new Option('--format <format>', 'the form of the files').choices(FORMATS).default('csv'))
  .option('--unblinded', 'with arms and products, which only who is unblinded may read')
  .option('--force', 'replace an earlier export in this folder')
  .action((folder: string, { study: key, unblinded, force = false, ...asked }: Exporting, command: Command) => {
    mustBeFree(folder, SDTM_FILES, force);
    return withStore(async (store, config, joined) => {
      const order = { ...asked, ...(await mustBeThere(store, { study: key })) };
      const vault = unblinded ? FileVault.open(config.vault) : null;
      const write = (to: SdtmExport['write']) =>
        withNewestViews({ store, config, joined }, (views) => {
          mustBeInRecord(views.numberAt(order.study), { 'as-of': asked.asOf });
          return exportSdtm({ ...order, views, vault, write: to });
        });
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
