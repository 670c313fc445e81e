import { countsAt, type CutDate } from './cut';
import { dayOf } from '@verum/science/dates';
import type { Person } from './persons';

/**
 * How the unknown end of a regimen is read: not known, or the day on which participation ended, as the analysis datasets of many
 * studies have it (ADaM ADSL TRTEDT). An imputation, so it is asked for, and the answer says so.
 */
export type OpenEnd = 'unknown' | 'participationEnd';

export const OPEN_END_METHOD: Readonly<Record<OpenEnd, string>> = {
  unknown: 'An end that was not recorded is not known.',
  participationEnd: 'An end that was not recorded is read as the day on which participation ended, where that is known.',
};

/** The persons with their doses so read. */
export const withOpenEnds = (persons: readonly Person[], openEnd: OpenEnd, cutDate: CutDate): readonly Person[] =>
  openEnd === 'unknown' ? persons : persons.map((person) => endedWithParticipation(person, cutDate));

const endedWithParticipation = (person: Person, cutDate: CutDate): Person => {
  const { dosing, course } = person;
  const ended = countsAt(cutDate, course.DSSTDTC) ? dayOf(course.DSSTDTC) : undefined;
  if (!dosing || ended === undefined) return person;
  const given = dosing.given.map((each) => (each.to === null && !each.isBeyondCut ? { ...each, to: ended } : each));
  return { ...person, dosing: { ...dosing, given } };
};
