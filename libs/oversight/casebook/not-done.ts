import type { SectionName } from './statement';
import type { NotDone, Row } from './casebook';
import type { CasebookDocuments } from './casebook.documents';
import type { RowsOf } from './rows';

type Said = readonly [words: string, at?: string];

/** What an auditor would look for and not find: not done, not recorded, not judged, not closed. */
export const notDoneOf = (documents: CasebookDocuments, rowsOf: RowsOf): readonly NotDone[] =>
  (Object.entries(LOOKED_FOR) as [SectionName, Look][]).flatMap(([section, look]) =>
    look(rowsOf, documents).map(([words, at = null]) => ({ section, at, words })),
  );

type Look = (rowsOf: RowsOf, documents: CasebookDocuments) => readonly Said[];

const each = (rows: readonly Row[], words: (row: Row) => string): readonly Said[] => rows.map((row) => [words(row), row.at]);
const inState = (rows: readonly Row[], state: Row['state']) => rows.filter((row) => row.state === state);
const noneOf =
  (section: SectionName, words: string): Look =>
  (rowsOf) =>
    rowsOf(section).length === 0 ? [[words]] : [];

const CONSENT: Readonly<Record<string, string>> = {
  notCollected: 'Consent is not recorded in this study: no rule about it holds',
  none: 'No consent is recorded',
  incomplete: 'A signature of the consent is missing, so it does not count yet',
};

const isOf = (row: Row, event: Row) => row.at.startsWith(`${event.at}/`);
const termOf = ({ values: { AETERM } }: Row) => String(AETERM);
const because = (reason: unknown) => (reason ? `: ${String(reason)}` : '');

const LOOKED_FOR: Partial<Readonly<Record<SectionName, Look>>> = {
  consent: (_, { participant: { consentStatus } }) => {
    const words = CONSENT[consentStatus];
    return words === undefined ? [] : [[words]];
  },
  demography: noneOf('demography', 'No demography is recorded'),
  eligibility: noneOf('eligibility', 'Eligibility is not assessed'),
  criteria: (rowsOf) => [
    ...each(inState(rowsOf('criteria'), 'notDone'), ({ values }) => `Criterion ${values.IETESTCD} was not evaluated`),
    ...each(inState(rowsOf('criteria'), 'notRecorded'), ({ values }) => `Criterion ${values.IETESTCD} is not answered`),
  ],
  enrolment: noneOf('enrolment', 'No enrolment is recorded'),
  randomisation: noneOf('randomisation', 'No randomisation is recorded'),
  visits: (rowsOf) => [
    ...each(
      inState(rowsOf('visits'), 'notDone'),
      ({ values: { VISITNUM, VISIT, SVREASOC } }) => `Visit ${VISITNUM}, ${VISIT}, did not take place${because(SVREASOC)}`,
    ),
    ...each(
      inState(rowsOf('visits'), 'notRecorded'),
      ({ values: { VISITNUM, VISIT } }) => `Visit ${VISITNUM}, ${VISIT}, is not recorded`,
    ),
  ],
  doses: (rowsOf) => [
    ...noneOfDoses(rowsOf),
    ...each(
      inState(rowsOf('doses'), 'notDone'),
      ({ values: { ECSPID, ECREASOC } }) => `Dose ${ECSPID} was not given${because(ECREASOC)}`,
    ),
  ],
  adverseEvents: (rowsOf) => [
    ...(rowsOf('adverseEvents').length === 0 ? [['No adverse event is recorded'] as const] : []),
    ...rowsOf('adverseEvents').flatMap((event) => missingOf(event, rowsOf)),
  ],
  queries: (rowsOf) =>
    each(
      rowsOf('queries').filter(({ values }) => values.status !== 'closed'),
      ({ values: { status }, follows: { about } }) => `The query about ${about} is ${status}`,
    ),
  deviations: (rowsOf) =>
    each(
      rowsOf('deviations').filter(({ follows }) => follows.status === 'open'),
      ({ values: { DVTERM } }) => `Not assessed: ${DVTERM}`,
    ),
  disposition: noneOf('disposition', 'No end of participation is recorded'),
};

const noneOfDoses = (rowsOf: RowsOf): readonly Said[] => (rowsOf('doses').length === 0 ? [['No dose is recorded']] : []);

const missingOf = (event: Row, rowsOf: RowsOf): readonly Said[] => {
  const { AESER, AEOUT, AEDECOD } = event.values;
  const none = (section: SectionName) => !rowsOf(section).some((row) => isOf(row, event));
  const missing = [
    [AESER ?? null, 'seriousness is not answered'],
    [AEOUT ?? null, 'no outcome is recorded'],
    [none('grades') ? null : '', 'it is not graded'],
    [none('judgements') ? null : '', 'its causality is not judged'],
    [AEDECOD ?? null, 'it is not coded'],
  ] as const;
  return missing.filter(([value]) => value === null).map(([, words]) => [`${termOf(event)}: ${words}`, event.at]);
};
