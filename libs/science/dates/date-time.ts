/// <reference lib="esnext.temporal" />
import { daysOf, partsOf } from './partial-date';

/** A day with a time, to the minute or finer, as a clock on the wall shows it or with its offset. */
export const isDateTime = (text: unknown): text is string => typeof text === 'string' && partsOf(text)?.minute !== undefined;

/** One point on the line of time: to the minute or finer, with its offset. */
export const isInstant = (text: unknown): text is string => isDateTime(text) && partsOf(text)?.offset !== undefined;

const epochOf = (instant: string): number => Temporal.Instant.from(instant).epochMilliseconds;

/** The first and last millisecond that an instant, as finely as it was collected, may mean. */
const rangeOf = (instant: string) => {
  const from = epochOf(instant);
  return { from, to: from + (partsOf(instant)?.second ? 999 : 59_999) };
};

/**
 * True only when it holds for every moment that both may mean: what is not known is not held against anyone.
 * Two instants are compared on the line of time. Anything else is compared by its days, which are local ones of one site:
 * a time without an offset says no more than its day, because a change of clocks may have turned the order around.
 */
export const provablyBefore = (one: string, other: string): boolean => {
  if (isInstant(one) && isInstant(other)) return rangeOf(one).to < rangeOf(other).from;
  const [a, b] = [daysOf(one), daysOf(other)];
  return a !== undefined && b !== undefined && a.to < b.from;
};

/** True minutes, also across a change of clocks. Both are instants. */
export const elapsedMinutes = (from: string, to: string): number => (epochOf(to) - epochOf(from)) / 60_000;

/** The latest of some instants, as it was written. */
export const latestOf = (instants: readonly [string, ...string[]]): string =>
  instants.reduce((latest, next) => (epochOf(next) > epochOf(latest) ? next : latest));
