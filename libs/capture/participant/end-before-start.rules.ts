import { momentIn, provablyBefore } from '@verum/science/dates';
import { EndBeforeStart } from './course.errors';

/** Refuses an end that lies provably before its start, at the precision collected. */
export const mustNotEndBeforeItStarts = (zone: string, start: string | null, end: string | null, ...fields: string[]): void => {
  if (start !== null && end !== null && provablyBefore(momentIn(zone, end), momentIn(zone, start)))
    throw new EndBeforeStart(fields);
};
