import { momentIn, provablyBefore } from '@verum/science/dates';
import { EndsBeforeItStarts, NoGrade } from './adverse-event.errors';
import type { Grading, Report } from './adverse-event.events';

/** `fields` are the pointers of a refusal: those of the body that brought the dates. */
export const mustEndAfterItStarts = (
  { AESTDTC, AEENDTC }: Pick<Report, 'AESTDTC' | 'AEENDTC'>,
  zone: string,
  fields: readonly string[],
): void => {
  if (AESTDTC === null || AEENDTC === null) return;
  if (provablyBefore(momentIn(zone, AEENDTC), momentIn(zone, AESTDTC))) throw new EndsBeforeItStarts(fields);
};

export const mustHaveGrade = ({ AESEV, AETOXGR }: Grading, fields: readonly string[]): void => {
  if (AESEV === null && AETOXGR === null) throw new NoGrade(fields);
};

/** The items in which two accounts of the same thing differ. */
export const differing = <Facts extends object>(known: Facts, told: Facts): readonly string[] =>
  Object.keys(told).filter((item) => known[item as keyof Facts] !== told[item as keyof Facts]);
