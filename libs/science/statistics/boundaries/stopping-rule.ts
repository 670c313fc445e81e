import { counts, levels, refuse } from '../arguments';
import { walk, type Look } from './binomial-walk';
import { looksOf, type Schedule } from './schedule';
import { evidenceOf, type Evidence, type Param, type RuleType } from './stopping-evidence';

export type StoppingRule = Readonly<{
  type: RuleType;
  /** Evaluable participants at each look. */
  ns: Schedule;
  p0: number;
  alpha: number;
  /** BB [a, b]; WT Delta; SPRT p1; CC [a, b, p1, nu]. */
  param?: Param;
  /** True rates at which the operating characteristics are wanted. */
  ps?: readonly number[];
}>;

/** Two pieces of evidence that differ by rounding alone are one: else a tie would be cut in two. */
const ROUNDING = 1e-9;
const isSame = (one: number, other: number) =>
  one === other || (Number.isFinite(one - other) && Math.abs(one - other) <= ROUNDING * (1 + Math.abs(one)));

/** Every threshold that makes a difference, from the most to the least conservative. */
const thresholdsOf = (ns: readonly number[], evidence: Evidence): readonly number[] =>
  ns
    .flatMap((n) => Array.from({ length: n + 1 }, (_, k) => evidence.of(n, k)))
    .filter((value) => value > -Infinity)
    .sort((one, other) => other - one)
    .filter((value, i, all) => i === all.length - 1 || !isSame(value, all[i + 1]!));

/** Smallest number of events that stops at n; n + 1 where none does. Evidence never falls with k, so the search may halve. */
const boundaryAt = (n: number, evidence: Evidence, threshold: number): number => {
  let [low, high] = [0, n + 1];
  while (low < high) {
    const k = (low + high) >> 1;
    const value = evidence.of(n, k);
    if (value >= threshold || isSame(value, threshold)) high = k;
    else low = k + 1;
  }
  return low;
};

const sumOf = (values: readonly number[]) => values.reduce((sum, value) => sum + value, 0);
const stopProbability = (looks: readonly Look[], p: number) => sumOf(walk(looks, p).upperProb);

/** The last threshold that keeps alpha, by halving: the more one stops, the higher the type I error. */
const calibrated = (ns: readonly number[], evidence: Evidence, p0: number, alpha: number) => {
  const thresholds = thresholdsOf(ns, evidence);
  const looksAt = (threshold: number): Look[] => ns.map((n) => ({ n, upper: boundaryAt(n, evidence, threshold) }));
  let [low, high] = [0, thresholds.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if (stopProbability(looksAt(thresholds[middle]!), p0) <= alpha) low = middle + 1;
    else high = middle;
  }
  const threshold = thresholds[low - 1] ?? Infinity;
  return { threshold, looks: looksAt(threshold) };
};

/** The whole curve in steps of 0.01, with the rates that the rule itself names. */
const curveOf = (p0: number, type: RuleType, param: Param | undefined): readonly number[] => {
  const named = type === 'SPRT' ? [p0, [param].flat()[0] as number] : type === 'CC' ? [p0, (param as number[])[2]!] : [p0];
  const grid = Array.from({ length: 99 }, (_, i) => (i + 1) / 100);
  return [...new Set([...named, ...grid])].sort((one, other) => one - other);
};

/**
 * Stopping rule for one adverse event in one arm, with its exact type I error: the least conservative rule of its family
 * (`type`, `param`) that stops with probability at most `alpha` when the true rate is `p0`, by search over whole numbers of
 * events. `ns` are the looks. Returns `{ ns, boundary[], criticalValue, exactTypeI, operatingCharacteristics: [{ p,
 * rejectProb, expectedEvents, expectedEvaluated }] }` at `ps` or on the curve 0.01 ... 0.99; boundary n + 1 = stopping is
 * impossible at that n; criticalValue is the rule's constant, 'NE' when even n of n would break alpha.
 * Martens, Logan 2024, Clin Trials 21:152; the sources of each family stand in stopping-evidence.ts.
 */
export const toxicityStoppingRule = ({ type, ns, p0, alpha, param, ps }: StoppingRule) => {
  levels({ p0, alpha });
  const schedule = looksOf('ns', ns);
  const evidence = evidenceOf(type, p0, param, schedule.at(-1)!);
  const { threshold, looks } = calibrated(schedule, evidence, p0, alpha);
  const rates = ps ?? curveOf(p0, type, param);
  return {
    ns: schedule,
    boundary: looks.map(({ upper }) => upper),
    criticalValue: threshold === Infinity ? ('NE' as const) : evidence.scale(threshold),
    exactTypeI: stopProbability(looks, p0),
    operatingCharacteristics: rates.map((p) => {
      const { upperProb, expectedEvents, expectedN } = walk(looks, p);
      return { p, rejectProb: sumOf(upperProb), expectedEvents, expectedEvaluated: expectedN };
    }),
  };
};

export type Standing = Readonly<{ ns: Schedule; boundary: readonly number[]; n: number; events: number }>;

/**
 * How far a trial of `n` evaluable participants and `events` is from a rule's `boundary` at the looks `ns`. Returns
 * `{ boundary, more, soonest }`: the bound at this look or else the next, how many more events reach it (0 = reached; 'NE'
 * = impossible there, or no look left), and the first look at which events in all newcomers would stop (`{ n, more }` or
 * 'NE'). A bound reached with follow-up incomplete is final: events do not go away. Martens, Logan 2024, Clin Trials 21:152.
 */
export const eventsToStop = ({ ns, boundary, n, events }: Standing) => {
  counts({ n, events });
  if (events > n) refuse('events', 'at most n');
  const schedule = looksOf('ns', ns);
  if (boundary.length !== schedule.length) refuse('boundary', 'one number per look');
  const ahead = schedule.map((look, i) => ({ n: look, bound: boundary[i]! })).filter((look) => look.n >= n);
  const [next] = ahead;
  const soonest = ahead.find((look) => look.bound <= look.n && look.bound - events <= look.n - n);
  const reachable = next !== undefined && next.bound <= next.n;
  return {
    boundary: next?.bound ?? ('NE' as const),
    more: reachable ? Math.max(0, next.bound - events) : ('NE' as const),
    soonest: soonest ? { n: soonest.n, more: Math.max(0, soonest.bound - events) } : ('NE' as const),
  };
};
