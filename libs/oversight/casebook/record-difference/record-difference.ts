import type { TrailEntry } from '@verum/oversight/trail';
import { dataOf, valueOf, type Data } from '../data';
import { differenceOf, type Change, type Flattened } from '../difference';
import type { RecordedData } from '../recorded-data.projection';

/** A datum that is not as it was; `records` are those in between that gave it a value, so what caused it. */
export type CausedChange = Change & Readonly<{ records: readonly number[] }>;
export type Cause = Pick<TrailEntry, 'n' | 'type' | 'says' | 'when' | 'actor' | 'role' | 'organisation' | 'receivedAt'>;

export type RecordDifference = Readonly<{ changes: readonly CausedChange[]; causes: readonly Cause[] }>;

/** What a casebook flattened as of a record holds. */
export const flatAt = (data: Data, n: number): Flattened =>
  Object.fromEntries(
    [...data.values()]
      .flatMap(({ data }) => [...data.values()])
      .map((datum) => [datum.datum, valueOf(datum, n)] as const)
      .filter(([, value]) => value !== null),
  );

/** What changed of a participant between two records, the first not counted and the last one counted. */
export const recordDifference = (
  recorded: readonly RecordedData[],
  trail: readonly TrailEntry[],
  [from, to]: readonly [number, number],
): RecordDifference => {
  const data = dataOf(recorded);
  const changes = differenceOf(flatAt(data, from), flatAt(data, to)).map((change) => ({
    ...change,
    records: recordsOf(data, change.datum).filter((n) => n > from && n <= to),
  }));
  return { changes, causes: trail.filter(({ n }) => n > from && n <= to).map(causeIn) };
};

const recordsOf = (data: Data, datum: string): readonly number[] => {
  const cut = datum.lastIndexOf('/');
  return data
    .get(datum.slice(0, cut))!
    .data.get(datum.slice(cut + 1))!
    .given.map(({ entry }) => entry.n);
};

export const causeIn = ({ n, type, says, when, actor, role, organisation, receivedAt }: TrailEntry): Cause => ({
  ...{ n, type, says, when, actor, role, organisation, receivedAt },
});
