import type { VisitDocument } from '@verum/capture/participant';
import { type Columns, columnsFor, countIn, countsAt, type CutDate, type Grouping, type Person } from '../counting';

/** `DSDECOD` names the reason of one line of the discontinued, `VISIT` a visit that was asked for. */
export type DispositionRow = Readonly<{
  item: 'screened' | 'screenFailed' | 'randomised' | 'dosed' | 'completed' | 'discontinued' | 'visit';
  DSDECOD: string | null;
  VISIT: string | null;
  cells: readonly number[];
  total: number;
}>;

/** `N` of a group is here everybody screened who is in it. */
export type DispositionTable = Readonly<{ groups: Columns['groups']; rows: readonly DispositionRow[] }>;

/** The visit that is asked for, and all visits. */
export type AskedVisit = Readonly<{ VISIT: string; visits: readonly VisitDocument[] }>;

/** What became of the participants by the cut (ICH E3 10.1). One who completed a visit has one of that name that took place. */
export const disposition = (
  persons: readonly Person[],
  { grouping, cutDate, asked }: Readonly<{ grouping: Grouping; cutDate: CutDate; asked?: AskedVisit }>,
): DispositionTable => {
  const columns = columnsFor(persons, grouping);
  const row = (
    item: DispositionRow['item'],
    own: readonly Person[],
    DSDECOD: string | null = null,
    VISIT: string | null = null,
  ) => ({ item, DSDECOD, VISIT, cells: countIn(columns, own), total: own.length }) satisfies DispositionRow;
  const ended = Map.groupBy(persons, endingAt(cutDate));
  const of = (DSDECOD: string) => ended.get(DSDECOD) ?? [];
  const early = [...ended].filter(([DSDECOD]) => !NOT_EARLY.includes(DSDECOD)).sort(([a], [b]) => (a < b ? -1 : 1));
  return {
    groups: columns.groups,
    rows: [
      row('screened', persons),
      row('screenFailed', of('SCREEN FAILURE')),
      row(
        'randomised',
        persons.filter(({ course: { randomisedOn } }) => randomisedOn !== null && countsAt(cutDate, randomisedOn)),
      ),
      row(
        'dosed',
        persons.filter(({ dosing }) => dosing),
      ),
      row('completed', of('COMPLETED')),
      row(
        'discontinued',
        early.flatMap(([, own]) => own),
      ),
      ...early.map(([DSDECOD, own]) => row('discontinued', own, DSDECOD)),
      ...(asked ? [row('visit', completersOf(persons, asked, cutDate), null, asked.VISIT)] : []),
    ],
  };
};

const STILL_IN = '';
const NOT_EARLY = [STILL_IN, 'COMPLETED', 'SCREEN FAILURE'];

const endingAt =
  (cutDate: CutDate) =>
  ({ course: { DSDECOD, DSSTDTC } }: Person): string =>
    DSDECOD !== null && countsAt(cutDate, DSSTDTC) ? DSDECOD : STILL_IN;

const completersOf = (persons: readonly Person[], { VISIT, visits }: AskedVisit, cutDate: CutDate): readonly Person[] => {
  const took = visits.filter((visit) => visit.VISIT === VISIT && visit.SVOCCUR === 'Y' && countsAt(cutDate, visit.SVSTDTC));
  const there = new Set(took.map(({ participant }) => participant));
  return persons.filter(({ participants }) => participants.some((participant) => there.has(participant)));
};
