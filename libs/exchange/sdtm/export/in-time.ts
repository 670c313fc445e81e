import { daysOf } from '@verum/science/dates';

/** Orders ISO 8601 texts by the first day that each may mean, then as written; what has no date comes last. */
export const inTime = (one: string | null, other: string | null): number => order(placeOf(one), placeOf(other));

/** Orders texts by their code units: the same on every machine. */
export const order = (one: string, other: string): number => (one < other ? -1 : Number(one > other));

/** The latest of those that are known. */
export const latestKnown = (texts: readonly (string | null)[]): string | null =>
  texts
    .filter((text) => text !== null)
    .toSorted(inTime)
    .at(-1) ?? null;

const placeOf = (text: string | null): string => (text === null ? '~' : `${daysOf(text)?.from} ${text}`);
