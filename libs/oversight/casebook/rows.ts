import { dataOf, isSame, valueOf, type Data, type DataRecord } from './data';
import { datumInWords } from './datum-in-words';
import type { SectionName, Values } from './statement';
import { isCorrection } from './statements';
import type { Row, RowState } from './casebook';
import { protocolOf, type CasebookDocuments } from './casebook.documents';

export type RowsOf = (section: SectionName) => readonly Row[];

/** The rows of every section: what is recorded, and what the protocol asks for and is not. */
export const rowsOf = (documents: CasebookDocuments): RowsOf => {
  const data = dataOf(documents.recorded);
  const follows = whatFollows(documents);
  const bySection = Map.groupBy(data.values(), ({ section }) => section);
  const recorded: RowsOf = (section) => (bySection.get(section) ?? []).map((record) => rowOf(record, follows));
  const more: Partial<Readonly<Record<SectionName, readonly Row[]>>> = {
    criteria: withCriteria(recorded('criteria'), documents),
    visits: withSchedule(recorded('visits'), documents),
    queries: recorded('queries').map((row) => ({ ...row, follows: { about: datumInWords(data, String(row.values.target)) } })),
    corrections: correctionsOf(documents, data),
  };
  return (section) => more[section] ?? recorded(section);
};

const rowOf = ({ at, entry, section, data }: DataRecord, follows: Follows): Row => {
  const values = Object.fromEntries([...data.values()].map((datum) => [datum.item, valueOf(datum)]));
  const changed = Math.max(entry.n, ...[...data.values()].map(({ given }) => given.at(-1)?.entry.n ?? 0));
  return { at, state: stateOf(section, values), n: entry.n, changed, values, follows: follows(at) };
};

const stateOf = (section: SectionName, { SVOCCUR, ECOCCUR, IEORRES }: Values): RowState => {
  const said = { visits: SVOCCUR, doses: ECOCCUR, criteria: IEORRES }[section as string];
  return said === 'N' || said === 'NOT EVALUATED' ? 'notDone' : 'recorded';
};

type Follows = (at: string) => Values;

/** What stands of an adverse event; what was recorded beside it (a grade, a judgement) says of which. */
const whatFollows = ({ adverseEvents, deviations }: CasebookDocuments): Follows => {
  const events = new Map(adverseEvents.map((event) => [`adverseEvent-${event.adverseEvent}`, event]));
  const found = new Map(deviations.map(({ deviation, status }) => [`deviation-${deviation}`, { status }]));
  return (at) => {
    const [stream, record] = at.split('/');
    const event = events.get(stream!);
    if (!event) return found.get(at) ?? {};
    const { AETERM, AESTDTC, AESEV, AETOXGR, criteria, flags } = event;
    return record === undefined ? { AESEV, AETOXGR, criteria, flags } : { AETERM, AESTDTC };
  };
};

const notRecorded = (at: string, values: Values, follows: Values = {}): Row => ({
  ...{ at, state: 'notRecorded', n: null, changed: null, values, follows },
});

const withCriteria = (rows: readonly Row[], documents: CasebookDocuments): readonly Row[] => {
  const criteria = protocolOf(documents)?.criteria ?? [];
  const asked = new Map(criteria.map(({ IETESTCD, IETEST, IECAT }) => [IETESTCD, { IETEST, IECAT }]));
  const known = new Set(rows.map(({ values }) => values.IETESTCD));
  return [
    ...rows.map((row) => ({ ...row, follows: asked.get(row.values.IETESTCD as string) ?? {} })),
    ...criteria
      .filter(({ IETESTCD }) => !known.has(IETESTCD))
      .map(({ IETESTCD, ...words }) => notRecorded(addressIn(documents, IETESTCD), { IETESTCD, IEORRES: null }, words)),
  ];
};

/** Planned visits in the order of the schedule, and others where their number puts them. */
const withSchedule = (rows: readonly Row[], documents: CasebookDocuments): readonly Row[] => {
  const known = new Set(rows.filter(({ values }) => values.planned).map(({ values }) => values.VISITNUM));
  const missing = (protocolOf(documents)?.visits ?? [])
    .filter(({ VISITNUM }) => !known.has(VISITNUM))
    .map(({ VISITNUM, VISIT, VISITDY }) =>
      notRecorded(addressIn(documents, `${VISITNUM}`), { VISITNUM, VISIT, VISITDY, planned: true }),
    );
  return [...rows, ...missing].sort((one, other) => Number(one.values.VISITNUM) - Number(other.values.VISITNUM));
};

const addressIn = ({ participant: { participant } }: CasebookDocuments, record: string) => `participant-${participant}/${record}`;

const correctionsOf = ({ recorded }: CasebookDocuments, data: Data): readonly Row[] =>
  recorded.filter(isCorrection).map(({ n, stream, data: { record, item, was, is, ...why } }) => {
    const at = record === null ? stream : `${stream}/${record}`;
    const stands = data.get(at)?.data.get(item);
    const about = datumInWords(data, `${at}/${item}`);
    const follows = { about, standing: stands !== undefined && isSame(valueOf(stands), is) };
    return {
      at: `correction-${n}`,
      state: 'recorded',
      n,
      changed: n,
      values: { datum: `${at}/${item}`, was, is, ...why },
      follows,
    };
  });
