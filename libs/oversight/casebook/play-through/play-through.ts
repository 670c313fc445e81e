import type { TrailEntry } from '@verum/oversight/trail';
import type { Change } from '../difference';
import type { Data, Datum } from '../data';
import { wordsOf } from '../words';

export type PlayedChange = Change & Readonly<{ item: string; label: string }>;
/** One record in words, and the data that it changed. */
export type Step = TrailEntry & Readonly<{ changes: readonly PlayedChange[] }>;

/** The records of a participant step by step. */
export const playThrough = (trail: readonly TrailEntry[], data: Data): readonly Step[] => {
  const changes = Map.groupBy(
    [...data.values()].flatMap(({ data }) => [...data.values()].flatMap(changesOf)),
    ({ n }) => n,
  );
  return trail.map((entry) => ({ ...entry, changes: (changes.get(entry.n) ?? []).map(({ change }) => change) }));
};

const changesOf = ({ datum, item, given }: Datum) =>
  given.map(({ value, entry: { n } }, place) => {
    const was = given[place - 1]?.value ?? null;
    return { n, change: { datum, item, label: wordsOf(item).label, was, is: value } };
  });
