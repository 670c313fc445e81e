import { createHash } from 'node:crypto';
import { resolve } from 'node:path';
import { Command } from 'commander';
import { casebookOf, inWords } from '@verum/exchange/record';
import { CasebookReading, wordsOf, type Casebook, type OfParticipant } from '@verum/oversight/casebook';
import { recordTrail } from '@verum/oversight/trail';
import { AccessLog } from '@verum/platform/accounts';
import type { EventStore, Views } from '@verum/platform/eventsourcing';
import { shellContext } from '../server/tokens';
import { withNewestViews } from './fold';
import { mustBeNewFile, writeNewFile } from './new-file';
import { moment, mustBeInRecord, mustBeThere, PARTICIPANT, STUDY, type Moment } from './of-study';
import { columns, counted, paint, print, tell } from './output';
import { withStore } from './platform';

type Asking = { study: string; participant: string; at?: Moment; html?: string };

export const casebookCommand = new Command('casebook')
  .description('all that is recorded of a participant on one page, with what was not done')
  .requiredOption(...STUDY)
  .requiredOption(...PARTICIPANT)
  .option('--at <moment>', 'as it stood at this record number or UTC time; else as it stands now', moment)
  .option('--html <file>', 'write it as a page that prints, with its audit trail; the export is kept as an event')
  .action((asked: Asking, command: Command) => {
    if (asked.html) mustBeNewFile(asked.html);
    return withStore(async (store, config, joined) => {
      const scope = { ...(await mustBeThere(store, asked)), sites: '*' } as OfParticipant;
      const read = <T>(work: (views: Views, asOf: number) => T) =>
        withNewestViews({ store, config, joined }, (views) => work(views, momentOf(views, scope, asked)));
      if (asked.html) {
        const page = await read((views, asOf) => casebookOf(views, scope, asOf));
        return writePage(store, scope, page, asked.html, command);
      }
      const { casebook, records } = await read((views, asOf) => {
        const reading = new CasebookReading(views, scope, asOf);
        return { casebook: reading.casebook, records: reading.find(recordTrail).length };
      });
      print(command, casebook, linesOf(casebook));
      tell(command, `${counted(records, 'record')} of this participant; ${casebook.notDone.length} not done or open`);
    });
  });

/** The record number that is meant. Before somebody was screened there is nothing to show. */
const momentOf = (views: Views, scope: OfParticipant, { participant, at }: Asking): number => {
  mustBeInRecord(views.numberAt(scope.study), { at });
  const asOf = views.numberAt(scope.study, at);
  const [first] = views.find(recordTrail, scope, { limit: 1 });
  if (asOf < first!.n)
    throw new Error(`At ${at} nothing was recorded of ${participant} yet: name an --at from record ${first!.n} on.`);
  return asOf;
};

/** Kept before a word of it is in the file: what cannot be kept is not handed over, and what cannot be written is not kept. */
const writePage = async (
  store: EventStore,
  scope: OfParticipant,
  { text, asOf, count }: ReturnType<typeof casebookOf>,
  ...[html, command]: [string, Command]
): Promise<void> => {
  const sha256 = createHash('sha256').update(text).digest('hex');
  const { actor, organisation, ...by } = shellContext();
  const data = { what: 'casebook.html', filter: `asOf=${asOf}`, count, sha256 };
  const log = new AccessLog(store);
  await writeNewFile(html, text, () =>
    log.note({ type: 'RecordExported', data }, { ...by, person: { actor, organisation } }, scope),
  );
  const file = resolve(html);
  print(command, { file, asOf, records: count, sha256 }, [`${file}, as of record ${asOf}`, paint('dim', `SHA-256 ${sha256}`)]);
};

const linesOf = (casebook: Casebook): string[] => {
  const { USUBJID, asOf, site, siteName, status, consent, consentStatus, protocolVersion, sections, notDone } = casebook;
  const consented = consent === 'notCollected' ? 'not collected in this study' : consentStatus;
  return [
    paint('bold', `${USUBJID}, as of record ${asOf}`),
    `Site ${siteName === null ? site : `${site}, ${siteName}`}; protocol ${protocolVersion}; ${status}; consent ${consented}`,
    ...sections.filter(({ rows }) => rows.length > 0).flatMap(linesOfSection),
    '',
    paint('bold', notDone.length === 0 ? 'Nothing is open.' : 'Not done or open'),
    ...notDone.map(({ words }) => paint('yellow', `  ${words}`)),
  ];
};

const linesOfSection = ({ title, domain, rows }: Casebook['sections'][number]): string[] => [
  '',
  paint('bold', domain === null ? title : `${title} (${domain})`),
  ...rows.flatMap(({ n, state, values, follows }) => {
    const said = Object.entries({ ...follows, ...values }).filter(([, value]) => value !== null);
    const place = n === null ? 'not recorded' : `#${n}${state === 'notDone' ? ', not done' : ''}`;
    const cells = said.map(([item, value]) => cellsOf(item, value));
    return [paint('dim', `  ${place}`), ...columns(cells, '    ')];
  }),
];

const cellsOf = (item: string, value: unknown): string[] => {
  const { item: name, label, unit } = wordsOf(item);
  const words = inWords(value) ?? '–';
  return [name, label === name ? '' : label, unit === null ? words : `${words} ${unit}`];
};
