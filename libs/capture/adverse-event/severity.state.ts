import { daysOf, elapsedMinutes, isInstant, momentIn } from '@verum/science/dates';
import type { Grading } from './report.events';

const RANK = { MILD: 1, MODERATE: 2, SEVERE: 3 } as const;

/** The worst of each scale so far, and from when each grade above all before it holds, as it was collected. */
export type Severity = Pick<Grading, 'AESEV' | 'AETOXGR'> & Readonly<{ worsened: readonly string[] }>;

/**
 * What the grades of one event come to, whatever order they were typed in. The first grade of a scale is no worsening. Dates in
 * part stand at their first day.
 */
export const severityOf = (gradings: readonly Grading[], zone: string): Severity =>
  inOrder(gradings, zone).reduce(worseWith, { AESEV: null, AETOXGR: null, worsened: [] });

const worseWith = (before: Severity, next: Grading): Severity => {
  const severer = isAbove(rankOf(next.AESEV), rankOf(before.AESEV));
  const higher = isAbove(next.AETOXGR, before.AETOXGR);
  const isWorse = (severer && before.AESEV !== null) || (higher && before.AETOXGR !== null);
  return {
    AESEV: severer ? next.AESEV : before.AESEV,
    AETOXGR: higher ? next.AETOXGR : before.AETOXGR,
    worsened: isWorse && next.gradedOn !== null ? [...before.worsened, next.gradedOn] : before.worsened,
  };
};

const rankOf = (AESEV: Grading['AESEV']): number | null => AESEV && RANK[AESEV];
const isAbove = (next: number | null, before: number | null): boolean => next !== null && (before === null || next > before);

const inOrder = (gradings: readonly Grading[], zone: string): Grading[] => {
  const at = ({ gradedOn }: Grading) => gradedOn && momentIn(zone, gradedOn);
  return gradings.toSorted((one, other) => order(at(one), at(other)));
};

/** What holds from the onset on comes first; on one day, a day comes before its times. */
const order = (one: string | null, other: string | null): number => {
  if (one === null || other === null) return Number(one !== null) - Number(other !== null);
  const [day, otherDay] = [daysOf(one)!.from, daysOf(other)!.from];
  if (day !== otherDay) return day < otherDay ? -1 : 1;
  return isInstant(one) && isInstant(other) ? elapsedMinutes(other, one) : Number(isInstant(one)) - Number(isInstant(other));
};
