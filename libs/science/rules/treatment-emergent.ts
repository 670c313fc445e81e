import { addDays, daysOf, isInstant, provablyBefore } from '@verum/science/dates';

/**
 * When an adverse event counts as treatment-emergent: from the first dose until `emergentWindow` days after the last one (null:
 * without end), also by worsening where `worseningCounts`. An incomplete date counts unless it is provably outside, or only
 * where it is proven to be inside.
 */
export type EmergentRule = Readonly<{
  emergentWindow: number | null;
  worseningCounts: boolean;
  incompleteDates: 'unlessProvablyNot' | 'onlyWhereProven';
}>;

/** ISO 8601 texts as collected. `worsened` are the times from which a higher grade held. Null is not known, or never. */
export type EmergentTimes = Readonly<{
  onset: string | null;
  end: string | null;
  worsened: readonly string[];
  firstDose: string | null;
  lastDose: string | null;
}>;

/** Why it counts (`onset`, `worsening`), or why not. */
export type Emergence = 'onset' | 'worsening' | 'neverDosed' | 'beforeFirstDose' | 'afterWindow' | 'notProven';

/** ICH E9: an event that emerges during treatment, having been absent before it, or worsens relative to the state before it. */
export const emergence = (times: EmergentTimes, rule: EmergentRule): Emergence => {
  const { onset, end, worsened, firstDose } = times;
  if (firstDose === null) return 'neverDosed';
  const began = placed(onset, end, times, rule);
  if (began === 'inside') return 'onset';
  if (began !== 'beforeFirstDose' || !rule.worseningCounts) return began;
  return worsened.some((at) => placed(at, end, times, rule) === 'inside') ? 'worsening' : began;
};

/** Whether `emergence` counts it. */
export const isTreatmentEmergent = (times: EmergentTimes, rule: EmergentRule): boolean =>
  ['onset', 'worsening'].includes(emergence(times, rule));

type Place = 'inside' | 'beforeFirstDose' | 'afterWindow' | 'notProven';

const placed = (at: string | null, end: string | null, { firstDose, lastDose }: EmergentTimes, rule: EmergentRule): Place => {
  const [first, last] = [firstDose!, lastDayOf(lastDose, rule.emergentWindow)];
  if (isBefore(at, first) || isBefore(end, first)) return 'beforeFirstDose';
  if (last !== null && isBefore(last, at)) return 'afterWindow';
  return rule.incompleteDates === 'unlessProvablyNot' || isProven(at, first, last) ? 'inside' : 'notProven';
};

const isBefore = (one: string | null, other: string | null): boolean =>
  one !== null && other !== null && provablyBefore(one, other);

/** Null: the window has no end, or nothing tells when it ends. */
const lastDayOf = (lastDose: string | null, window: number | null): string | null =>
  lastDose === null || window === null ? null : addDays(daysOf(lastDose)!.to, window);

const isProven = (at: string | null, first: string, last: string | null): boolean =>
  at !== null && isProvablyFrom(at, first) && (last === null || daysOf(at)!.to <= last);

/** On the day of the first dose is from the first dose on, where no time of day says otherwise. */
const isProvablyFrom = (at: string, first: string): boolean =>
  isInstant(at) && isInstant(first) ? !provablyBefore(at, first) : daysOf(at)!.from >= daysOf(first)!.to;
