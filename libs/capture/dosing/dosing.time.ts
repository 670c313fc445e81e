import { dayOf, daysOf, elapsedMinutes, isInstant, momentIn } from '@verum/science/dates';
import type { Dose } from './dosing.events';

export const momentOf = ({ zone, ECSTDTC }: Pick<Dose, 'zone' | 'ECSTDTC'>): string => momentIn(zone, ECSTDTC);
export const startDayOf = ({ ECSTDTC }: Pick<Dose, 'ECSTDTC'>): string | undefined => dayOf(ECSTDTC);

/** Minutes from 1970; a date without a time stands at the beginning of the days that it may mean. */
const startOf = (dose: Dose): number => {
  const moment = momentOf(dose);
  if (isInstant(moment)) return elapsedMinutes(EPOCH, moment);
  const midnight = momentIn(dose.zone, `${daysOf(moment)!.from}T00:00`);
  return elapsedMinutes(EPOCH, isInstant(midnight) ? midnight : `${midnight}Z`); // the clocks of some zones change at midnight
};

const EPOCH = '1970-01-01T00:00Z';

/** The doses that were given, by time of start; those of one start stay in the order in which they were recorded. */
export const byStart = (doses: readonly Dose[]): readonly Dose[] =>
  doses
    .filter(({ ECOCCUR }) => ECOCCUR === 'Y')
    .map((dose) => ({ dose, start: startOf(dose) }))
    .sort((one, other) => one.start - other.start)
    .map(({ dose }) => dose);
