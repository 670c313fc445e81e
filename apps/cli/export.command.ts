import { Command, Option } from 'commander';
import { exportSdtm, FORMATS, SDTM_FILES, type Format, type SdtmExport, type SdtmExported } from '@verum/exchange/sdtm';
import { AccessLog, type AccessEvent } from '@verum/platform/accounts';
import type { EventStore, Views } from '@verum/platform/eventsourcing';
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
      const { study } = await mustBeThere(store, { study: key });
      const vault = unblinded ? FileVault.open(config.vault) : null;
      const read = <T>(work: (views: Views) => T) => withNewestViews({ store, config, joined }, work);
      try {
        const asOf = await read((views) => recordOf(views, study, asked.asOf));
        if (vault) await keep(store, study, { type: 'UnblindedDataRead', data: { what: 'sdtm', asOf } });
        const write = (to: SdtmExport['write']) =>
          read((views) => exportSdtm({ study, asOf, format: asked.format, views, vault, write: to }));
        const exported = await intoFolder(folder, SDTM_FILES, write, (made, sha256) =>
          keep(store, study, exportOf(made, asked.format, sha256)),
        );
        print(command, exported, linesOf(exported));
      } finally {
        vault?.close();
      }
    });
  });

const recordOf = (views: Views, study: string, asOf: Moment | undefined): number => {
  mustBeInRecord(views.numberAt(study), { 'as-of': asOf });
  return views.numberAt(study, asOf);
};

/** Who has a shell reads with the vault's keys: that arms are read is kept before they are, and what was made before it stands there. */
const keep = (store: EventStore, study: string, event: AccessEvent): Promise<void> => {
  const { actor, organisation, ...context } = shellContext();
  return new AccessLog(store).note(event, { ...context, person: { actor, organisation } }, { study });
};

const exportOf = ({ n, unblinded, datasets }: SdtmExported, format: Format, sha256: string): AccessEvent => {
  const filter = `asOf=${n}&format=${format}${unblinded ? '&unblinded' : ''}`;
  const count = datasets.reduce((sum, { records }) => sum + records, 0);
  return { type: 'RecordExported', data: { what: 'sdtm', filter, count, sha256 } };
};

const linesOf = ({ n, unblinded, datasets }: SdtmExported): string[] => [
  ...columns([['dataset', 'records'], ...datasets.map(({ name, records }) => [name, String(records)])]),
  `As of record ${n}. ` +
    (unblinded
      ? paint('yellow', 'Unblinded: arms and products are in it.')
      : 'Blinded: no arm and no product is in it; what the bedside saw of each dose is in EC.'),
];
