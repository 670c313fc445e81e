import { daysOf, studyDay } from '@verum/science/dates';
import type { TrailEntry } from '..';

const tokens = (text: string) => text.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? [];
/** Whether the words of a query's word stand side by side, the last one by its beginning. */
const hasWord = (sentence: readonly string[], word: readonly string[]) =>
  sentence.some((_, at) =>
    word.every((token, i) => (i === word.length - 1 ? sentence[at + i]?.startsWith(token) : sentence[at + i] === token)),
  );
export const speaks = (says: string, q: string) => {
  const words = q.split(/\s+/).map(tokens);
  const sought = words.filter((word) => word.length > 0);
  return sought.length > 0 && sought.every((word) => hasWord(tokens(says), word));
};

type Test = (entry: TrailEntry, asked: any) => boolean;
export const TESTS: Readonly<Record<string, Test>> = {
  ...Object.fromEntries(
    (['actor', 'role', 'organisation', 'type', 'site', 'participant', 'stream', 'source'] as const).map(
      (field): [string, Test] => [field, (entry, value) => entry[field] === value],
    ),
  ),
  item: ({ items }, item) => items.includes(item),
  happenedFrom: ({ when }, from) => when !== null && daysOf(when)!.to >= daysOf(from)!.from,
  happenedUntil: ({ when }, until) => when !== null && daysOf(when)!.from <= daysOf(until)!.to,
  receivedFrom: ({ receivedAt }, from) => receivedAt >= from,
  receivedUntil: ({ receivedAt }, until) => receivedAt <= until || receivedAt.startsWith(until),
  lateByDays: ({ when, receivedAt }, days) =>
    when !== null && Math.max(0, (studyDay(receivedAt.slice(0, 10), daysOf(when)!.to) ?? 0) - 1) >= days,
  q: ({ says }, q) => speaks(says, q),
};

/** The numbers that a query of the trail has to find, in its order, told by a plain filter over all entries. */
export const plainly = (all: readonly TrailEntry[], { order = 'oldest', asOf, ...filters }: any): number[] => {
  const kept = all.filter(
    (entry) =>
      (asOf === undefined || entry.n <= asOf) &&
      Object.entries(filters).every(([name, value]) => value === undefined || TESTS[name]!(entry, value)),
  );
  const numbers = kept.map(({ n }) => n);
  return order === 'newest' ? numbers.reverse() : numbers;
};
