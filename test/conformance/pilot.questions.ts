import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'csv-parse/sync';
import type { BuiltServer } from '../support/built-server';
import { clientOf } from '../support/client';
import { answerTo, QUESTIONS } from '../support/questions';
import type { Check } from './pilot.checks';

type Row = Readonly<Record<string, string>>;
const rowsOf = (text: string): readonly Row[] => parse(text, { columns: true, relax_column_count: true });

const WHOSE = '01-701-1015';
const AT = 500;
const CRITERIA = ['AESDTH', 'AESLIFE', 'AESHOSP', 'AESDISAB', 'AESCONG', 'AESCAN', 'AESOD'];

/** Days from the last day that a date in part may mean to the day of receipt. */
const daysLate = ({ when, receivedAt }: Row): number => {
  const [year, month = 12, day] = when!.slice(0, 10).split('-').map(Number);
  const happened = day ? Date.UTC(year!, month - 1, day) : Date.UTC(year!, month, 0);
  return (Date.parse(receivedAt!.slice(0, 10)) - happened) / 86_400_000;
};

/** What a shell printed. */
class Answer {
  readonly lines: readonly string[];
  constructor(text: string) {
    this.lines = text.split('\n');
  }
  has = (...parts: readonly string[]) => this.lines.some((line) => parts.every((part) => line.includes(part)));
  count = (like: RegExp) => this.lines.filter((line) => like.test(line)).length;
  /** These rows of the source, and no more. */
  isOf = (list: string, rows: readonly Row[], ...items: readonly string[]) =>
    this.has(`${rows.length} ${list}`) && rows.every((row) => this.has(...items.map((item) => row[item]!)));
}

type Facts = Readonly<{ roles: number; trail: readonly Row[]; ae: readonly Row[]; ds: readonly Row[] }>;

/** What each answer must say, by the source or by what was done here: in words, and whether it does. */
const ANSWERS: readonly ((answer: Answer, facts: Facts) => readonly [string, boolean])[] = [
  (answer, { roles }) => [`${roles} persons`, answer.has(`${roles} persons`)],
  (answer, { trail }) => {
    const late = trail.filter((row) => row.when !== '' && daysLate(row) > 30).length;
    const people = answer.lines.flatMap((line) => /^\D+ (\d+)$/.exec(line)?.[1] ?? []).map(Number);
    return [`${late}, by the trail as exported`, people.reduce((sum, count) => sum + count, 0) === late];
  },
  (answer) => ['the hundred that were made', answer.count(/ Conformance run +Development investigator /) === 100],
  (answer, { ae }) => {
    const rows = ae.filter((row) => row.AESER !== 'Y' && CRITERIA.some((name) => row[name] === 'Y'));
    return [`${rows.length} of AE.csv`, answer.isOf('adverseEvents', rows, 'USUBJID', 'AETERM')];
  },
  (answer, { ae }) => {
    const rows = ae.filter(({ AESER }) => AESER === 'Y');
    return [`${rows.length} of AE.csv`, answer.isOf('adverseEvents', rows, 'USUBJID', 'AETERM')];
  },
  (answer, { ds }) => {
    const rows = ds.filter(({ DSDECOD }) => DSDECOD === 'PROTOCOL VIOLATION');
    return [`${rows.length} of DS.csv`, answer.isOf('entries', rows, 'USUBJID', 'DSTERM', 'DSSTDTC')];
  },
  (answer) => ['the one that was made', answer.has('1 refusals') && answer.has('Development monitor', 'not-allowed')],
  (answer, { trail }) => {
    const isThere = answer.has('Development data-manager', 'trail.csv', ` ${trail.length} `);
    return [`an export of ${trail.length} records, and reads by arm`, isThere && answer.has('UnblindedDataRead')];
  },
  (answer, { ae }) => {
    const rows = ae.filter(({ USUBJID }) => USUBJID === WHOSE);
    const [reports, corrections] = [answer.count(/ Reported /), answer.count(/ Corrected .* to 2001-01-01/)];
    const isAll = rows.every(({ AETERM, AESTDTC }) => answer.has(`Reported ${AETERM}, begun ${AESTDTC}`));
    return [`${rows.length} of AE.csv, and each was corrected`, isAll && [reports, corrections].every((n) => n === rows.length)];
  },
  (answer, { trail, ae }) => {
    const rows = ae.filter(({ USUBJID }) => USUBJID === WHOSE);
    const told = ({ AETERM, AESTDTC }: Row) => `Reported ${AETERM}, begun ${AESTDTC}`;
    const first = trail.filter(({ n }) => Number(n) <= AT);
    const then = rows.filter((row) => first.some(({ says }) => says!.startsWith(told(row))));
    const asTheyWere = then.length > 0 && answer.isOf('adverseEvents', then, 'AETERM', 'AESTDTC');
    return [`${then.length} of AE.csv at record ${AT}, as they were`, asTheyWere];
  },
];

/**
 * The ten questions of the README, asked as they stand there of the finished study: after a hundred corrections, a command that is
 * refused and an export.
 */
export const questionChecks = async (
  server: BuiltServer,
  tokens: ReadonlyMap<string, string>,
  [study, folder]: readonly [string, string],
): Promise<readonly Check[]> => {
  const { status } = await clientOf(server.url, tokens).post('monitor', `/${study}/participants/${WHOSE}/doses`);
  if (status !== 403) throw new Error(`A monitor's dose was answered ${status}`);
  const headers = { authorization: `Bearer ${tokens.get('data-manager')}` };
  const exported = await fetch(`${server.url}/api/studies/${study}/downloads/trail.csv`, { headers });
  const [ae, ds] = ['ae', 'ds'].map((name) => rowsOf(readFileSync(join(folder, `sdtm_${name}.csv`), 'utf8')));
  const facts = { roles: tokens.size, trail: rowsOf(await exported.text()), ae: ae!, ds: ds! };

  const env = {
    PORT: new URL(server.url).port,
    STUDY: study,
    PARTICIPANT: WHOSE,
    AT: String(AT),
    AUDITOR: tokens.get('auditor')!,
  };
  const checks: Check[] = [];
  for (const { number, question, command } of QUESTIONS) {
    const answer = new Answer(await answerTo(command, env));
    const [words, holds] = ANSWERS[number - 1]!(answer, facts);
    checks.push({ what: `question ${number}, ${question} ${words}`, holds, found: answer.lines.slice(0, 5).join('\n') });
  }
  return checks;
};
