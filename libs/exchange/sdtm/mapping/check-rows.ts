import { check, itemOf, type ItemName } from '@verum/science/items';
import type { Problem } from '../problem';
import { DOMAIN_NAMES, shapeOf, type Domain } from './domains';
import { numberIn, text, type Row, type Tables } from './row';

export type Checked = Readonly<{ sound: Tables; problems: readonly Problem[] }>;
type Found = Readonly<{ column: string | null; rule: string; message: string }>;

/** The trial summary parameters that are read. */
export const PARAMETERS: Readonly<Record<string, ItemName>> = { TITLE: 'title', SPONSOR: 'sponsor', TBLIND: 'TBLIND' };

/** What stands in ARMCD where somebody was in no arm (SDTMIG 3.4, section 5.2, and the null flavours of earlier guides). */
const NO_ARM = ['SCRNFAIL', 'NOTASSGN', 'NOTTRT', 'UNPLAN'];
export const isArm = (ARMCD: string | null): ARMCD is string => ARMCD !== null && !NO_ARM.includes(ARMCD.toUpperCase());

/** The rows that can be sent, and every fault of the others. A row with a fault is not sent at all, and not in part. */
export const checkRows = (tables: Tables): Checked => {
  const problems: Problem[] = [];
  const sound = { ...tables } as Record<Domain, readonly Row[]>;
  const keep = (domain: Domain, faultsOf: (row: Row) => readonly Found[]) => {
    sound[domain] = sound[domain].filter((row) => {
      const faults = faultsOf(row);
      problems.push(...faults.map((fault) => ({ file: row.file, line: row.line, ...fault })));
      return faults.length === 0;
    });
  };
  for (const domain of DOMAIN_NAMES) {
    const seen = timesSeen(tables[domain]);
    keep(domain, (row) => [...faultsOfValues(row), ...when(seen.get(keyOf(row))! > 1, DUPLICATE(row))]);
  }
  const arms = new Set(sound.TA.map((row) => text(row, 'ARMCD')));
  keep('DM', (row) => ['ARMCD', 'ACTARMCD'].flatMap((column) => faultOfArm(row, column, arms)));
  const known = subjectsOf(tables);
  const taken = subjectsOf(sound);
  for (const domain of ['SC', 'DS', 'EX', 'AE', 'SUPPAE', 'SV'] as const)
    keep(domain, (row) => faultOfSubject(row, known, taken));
  const events = new Set(tables.AE.map((row) => `${text(row, 'USUBJID')}/${text(row, 'AESEQ')}`));
  keep('SUPPAE', (row) => when(!events.has(`${text(row, 'USUBJID')}/${text(row, 'IDVARVAL')}`), NO_EVENT));
  return { sound, problems };
};

const when = (wrong: boolean, found: Found): readonly Found[] => (wrong ? [found] : []);

const keyOf = (row: Row): string => JSON.stringify(shapeOf(row.domain).key.map((column) => text(row, column)));

const timesSeen = (rows: readonly Row[]): ReadonlyMap<string, number> => {
  const seen = new Map<string, number>();
  for (const row of rows) seen.set(keyOf(row), (seen.get(keyOf(row)) ?? 0) + 1);
  return seen;
};

const subjectsOf = ({ DM }: Tables) => new Set(DM.map((row) => text(row, 'USUBJID')));

const faultsOfValues = (row: Row): readonly Found[] => {
  const { filled, items } = shapeOf(row.domain);
  const domain = text(row, 'DOMAIN');
  return [
    ...when(domain !== null && domain.toUpperCase() !== row.domain, OTHER_DOMAIN),
    ...filled.filter((column) => text(row, column) === null).map((column) => ({ column, ...REQUIRED })),
    ...Object.entries(items).flatMap(([column, item]) => faultOf(row, column, item)),
    ...(row.domain === 'TS' ? faultOfParameter(row) : []),
    ...(row.domain === 'DS' && text(row, 'DSCAT') === 'DISPOSITION EVENT' ? faultOf(row, 'DSDECOD', 'completion') : []),
  ];
};

const faultOf = (row: Row, column: string, item: ItemName): readonly Found[] => {
  const written = text(row, column);
  if (written === null) return [];
  const isNumber = ['integer', 'number'].includes(itemOf(item).type);
  const fault = check(item, isNumber ? numberIn(written) : written);
  return fault ? [{ column, ...fault }] : [];
};

const faultOfParameter = (row: Row): readonly Found[] => {
  const item = Object.hasOwn(PARAMETERS, text(row, 'TSPARMCD') ?? '') ? PARAMETERS[text(row, 'TSPARMCD')!] : undefined;
  if (!item) return [];
  return text(row, 'TSVAL') === null ? [{ column: 'TSVAL', ...REQUIRED }] : faultOf(row, 'TSVAL', item);
};

const faultOfArm = (row: Row, column: string, arms: ReadonlySet<string | null>): readonly Found[] => {
  const arm = text(row, column);
  const message = 'this arm is in no sound row of TA';
  return when(isArm(arm) && !arms.has(arm), { column, rule: 'unknown-arm', message });
};

const faultOfSubject = (row: Row, known: ReadonlySet<string | null>, taken: ReadonlySet<string | null>): readonly Found[] => {
  const subject = text(row, 'USUBJID');
  if (taken.has(subject)) return [];
  return [known.has(subject) ? SUBJECT_NOT_TAKEN : UNKNOWN_SUBJECT];
};

const DUPLICATE = ({ domain }: Row): Found => ({
  ...{ column: shapeOf(domain).key.at(-1)!, rule: 'duplicate-key' },
  message: `another row has the same ${shapeOf(domain).key.join(', ')}: which of them holds is not known`,
});
const REQUIRED = { rule: 'required', message: 'needs a value' };
const OTHER_DOMAIN: Found = { column: 'DOMAIN', rule: 'other-domain', message: 'is not the domain that the file is named after' };
const UNKNOWN_SUBJECT: Found = { column: 'USUBJID', rule: 'unknown-subject', message: 'this subject is not in DM' };
const SUBJECT_NOT_TAKEN: Found = {
  ...{ column: 'USUBJID', rule: 'subject-not-taken' },
  message: 'the row of this subject in DM cannot be taken',
};
const NO_EVENT: Found = { column: 'IDVARVAL', rule: 'unknown-record', message: 'this row of AE is not there' };
