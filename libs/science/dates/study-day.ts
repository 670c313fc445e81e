/// <reference lib="esnext.temporal" />
import { daysOf } from './partial-date';

/** So many days later (earlier, where negative), as a day of the calendar; `day` is one. */
export const addDays = (day: string, days: number): string => Temporal.PlainDate.from(day).add({ days }).toString();

const daysBetween = (from: string, to: string): number =>
  Temporal.PlainDate.from(from).until(Temporal.PlainDate.from(to), { largestUnit: 'day' }).days;

/** The days from one to another, both counted: 1 where they are the same (ADaM TRTDURD). */
export const daysInclusive = (from: string, to: string): number => daysBetween(from, to) + 1;

/** The day that an ISO 8601 text is on; undefined where it is not known to the day. */
export const dayOf = (text: string | null | undefined): string | undefined => {
  const days = text ? daysOf(text) : undefined;
  return days?.from === days?.to ? days?.from : undefined;
};

/** The study day (SDTM --DY): 1 is the day of the reference, -1 the one before, and there is no day 0; only for complete dates. */
export const studyDay = (text: string | null, reference: string | null): number | undefined => {
  const [day, first] = [dayOf(text), dayOf(reference)];
  if (day === undefined || first === undefined) return undefined;
  const days = daysBetween(first, day);
  return days >= 0 ? days + 1 : days;
};
