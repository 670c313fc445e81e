import { daysOf, partsOf, type Parts } from './partial-date';

/** A day with a time, to the minute or finer, as a clock on the wall shows it or with its offset. */
export const isDateTime = (text: unknown): text is string => typeof text === 'string' && partsOf(text)?.minute !== undefined;

/** One point on the line of time: to the minute or finer, with its offset. */
export const isInstant = (text: unknown): text is string => {
  const parts = typeof text === 'string' ? partsOf(text) : undefined;
  return parts?.minute !== undefined && parts.offset !== undefined;
};

/** Days from 1970-01-01 in the Gregorian calendar, by eras of 400 years (Hinnant, "chrono-compatible date algorithms"). */
const epochDay = (year: number, month: number, day: number): number => {
  const y = month > 2 ? year : year - 1;
  const era = Math.floor(y / 400);
  const dayOfYear = Math.floor((153 * ((month + 9) % 12) + 2) / 5) + day - 1;
  const yearOfEra = y - era * 400;
  return era * 146_097 + yearOfEra * 365 + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100) + dayOfYear - 719_468;
};

/** Minutes east of UTC. */
const offsetOf = (offset: string): number => {
  if (offset === 'Z') return 0;
  const minutes = Number(offset.slice(1, 3)) * 60 + Number(offset.slice(4));
  return offset.startsWith('-') ? -minutes : minutes;
};

/** The seconds from 1970 that an instant, as finely as it was collected, may mean: [from, to). */
const rangeOf = (instant: string) => {
  const { year, month, day, hour, minute, second, offset } = partsOf(instant) as Required<Parts>;
  const minutes = (epochDay(+year, +month, +day) * 24 + +hour) * 60 + +minute - offsetOf(offset);
  return second
    ? { from: minutes * 60 + +second, to: minutes * 60 + +second + 1 }
    : { from: minutes * 60, to: minutes * 60 + 60 };
};

/**
 * True only when it holds for every moment that both may mean: what is not known is not held against anyone.
 * Two instants are compared on the line of time. Anything else is compared by its days, which are local ones of one site:
 * a time without an offset says no more than its day, because a change of clocks may have turned the order around.
 */
export const provablyBefore = (one: string, other: string): boolean => {
  if (isInstant(one) && isInstant(other)) return rangeOf(one).to <= rangeOf(other).from;
  const [a, b] = [daysOf(one), daysOf(other)];
  return a !== undefined && b !== undefined && a.to < b.from;
};

/** True minutes, also across a change of clocks. Both are instants. */
export const elapsedMinutes = (from: string, to: string): number => (rangeOf(to).from - rangeOf(from).from) / 60;

/** The latest of some instants, as it was written. */
export const latestOf = (instants: readonly [string, ...string[]]): string =>
  instants.reduce((latest, next) => (rangeOf(next).from > rangeOf(latest).from ? next : latest));
