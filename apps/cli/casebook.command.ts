import { createHash } from 'node:crypto';
import { existsSync, writeFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { Command } from 'commander';
import { casebookOf } from '@verum/exchange/record';
import { CasebookReading, wordsOf, type Casebook, type OfParticipant } from '@verum/oversight/casebook';
import { AccessLog } from '@verum/platform/accounts';
import type { EventStore, Views } from '@verum/platform/eventsourcing';
import { shellContext } from '../server/tokens';
import { withNewestViews } from './fold';
import { mustBeThere, PARTICIPANT, recordNumber, STUDY } from './of-study';
import { columns, paint, print } from './output';
import { withStore } from './platform';

type Asking = { study: string; participant: string; at?: number; html?: string };

export const casebookCommand = new Command('casebook')
  .description('all that is recorded of a participant on one page, with what was not done')
  .requiredOption(...STUDY)
  .requiredOption(...PARTICIPANT)
  .option('--at <n>', 'as it stood at this record number; else as it stands now', recordNumber)
  .option('--html <file>', 'write it as a page that prints, with its audit trail; the export is kept as an event')
  .action((asked: Asking, command: Command) => {
    if (asked.html && existsSync(asked.html)) throw new Error(`There is a file ${asked.html} already: name a new one.`);
    return withStore(async (store, config) => {
      const scope = { ...(await mustBeThere(store, asked)), sites: '*' } as OfParticipant;
      const read = <T>(work: (views: Views) => T) => withNewestViews(store, config.data, work);
      if (asked.html)
        return writePage(store, scope, await read((views) => casebookOf(views, scope, asked.at)), asked.html, command);
      const { casebook } = await read((views) => ({ casebook: new CasebookReading(views, scope, asked.at).casebook }));
      print(command, casebook, linesOf(casebook));
    });
  });

/** Kept first: what cannot be kept is not handed over. */
const writePage = async (
  store: EventStore,
  scope: OfParticipant,
  { text, asOf, count }: ReturnType<typeof casebookOf>,
  ...[html, command]: [string, Command]
): Promise<void> => {
  const sha256 = createHash('sha256').update(text).digest('hex');
  const { actor, organisation, ...by } = shellContext();
  const data = { what: 'casebook.html', filter: `asOf=${asOf}`, count, sha256 };
  await new AccessLog(store).note({ type: 'RecordExported', data }, { ...by, person: { actor, organisation } }, scope);
  const file = resolve(html);
  writeFileSync(file, text, { mode: 0o600, flag: 'wx' });
  print(command, { file, asOf, records: count, sha256 }, [`${file}, as of record ${asOf}`, paint('dim', `SHA-256 ${sha256}`)]);
};

const linesOf = (casebook: Casebook): string[] => {
  const { USUBJID, asOf, site, siteName, status, consentStatus, protocolVersion, sections, notDone } = casebook;
  return [
    paint('bold', `${USUBJID}, as of record ${asOf}`),
    `Site ${siteName === null ? site : `${site}, ${siteName}`}; protocol ${protocolVersion}; ${status}; consent ${consentStatus}`,
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
    return [
      paint('dim', `  ${place}`),
      ...columns(said.map(([item, value]) => cellsOf(item, value))).map((line) => `    ${line}`),
    ];
  }),
];

const cellsOf = (item: string, value: unknown): string[] => {
  const { item: name, label, unit } = wordsOf(item);
  const words = typeof value === 'string' ? value : JSON.stringify(value);
  return [name, label === name ? '' : label, unit === null ? words : `${words} ${unit}`];
};
