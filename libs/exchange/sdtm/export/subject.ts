import type { DoseDocument } from '@verum/capture/dosing';
import type { ParticipantCourse } from '@verum/capture/participant';
import { studyDay } from '@verum/science/dates';
import { inTime, latestKnown, order } from './in-time';

/** A participant as every dataset names them, with the first and the last dose that were given. */
export type Subject = Readonly<{
  STUDYID: string;
  USUBJID: string;
  course: ParticipantCourse;
  firstDose: string | null;
  lastDose: string | null;
}>;

type Dosed = Pick<DoseDocument, 'participant' | 'ECOCCUR' | 'ECSTDTC' | 'ECENDTC'>;

/** In the order of USUBJID, without those entered in error. */
export const subjectsOf = (
  STUDYID: string,
  courses: readonly ParticipantCourse[],
  doses: ReadonlyMap<string, readonly Dosed[]>,
): Subject[] =>
  courses
    .filter(({ enteredInError }) => !enteredInError)
    .map((course) => {
      const given = (doses.get(course.participant) ?? []).filter(({ ECOCCUR }) => ECOCCUR === 'Y');
      const firstDose = given.map(({ ECSTDTC }) => ECSTDTC).toSorted(inTime)[0] ?? null;
      const lastDose = latestKnown(given.map(({ ECSTDTC, ECENDTC }) => ECENDTC ?? ECSTDTC));
      return { STUDYID, USUBJID: course.USUBJID, course, firstDose, lastDose };
    })
    .toSorted((one, other) => order(one.USUBJID, other.USUBJID));

/** The first variables of a row about this subject. */
export const namedIn = <const D extends string>(DOMAIN: D, { STUDYID, USUBJID }: Subject) => ({ STUDYID, DOMAIN, USUBJID });

/** SDTM --DY: days from the first dose, without a day 0; null where one of the two is not known to the day. */
export const dayFrom = ({ firstDose }: Pick<Subject, 'firstDose'>, date: string | null): number | null =>
  studyDay(date, firstDose) ?? null;
