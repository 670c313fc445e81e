import { lists, NE, type NotEstimable, refuse } from '../arguments';
import { chiSquare } from '../special-functions';
import { columnOf, type Column, type FollowUp, followUps } from './at-risk';
import type { CompetingRisks } from './cumulative-incidence';
import { quadraticForm } from './quadratic-form';

/** A group as it goes through time: at risk, survival and cumulative incidence before a moment and after it. */
type Group = Readonly<{ n: number; own: number; other: number; before: State; after: State }>;
type State = Readonly<{ surv: number; incidence: number }>;
type Matrix = number[][];

const zeros = (size: number): Matrix => Array.from({ length: size }, () => Array.from({ length: size }, () => 0));
const sum = (values: readonly number[]) => values.reduce((total, value) => total + value, 0);
const ties = (events: number, nRisk: number) => (events > 1 ? 1 - (events - 1) / (nRisk - 1) : 1);

/** The groups at every moment with an event of any cause. */
const momentsOf = (groups: readonly (readonly FollowUp[])[], cause: number): readonly (readonly Group[])[] => {
  const times = [...new Set(groups.flat().flatMap((one) => (one.cause > 0 ? [one.time] : [])))].sort((a, b) => a - b);
  let states: readonly State[] = groups.map(() => ({ surv: 1, incidence: 0 }));
  return times.map((time) => {
    const moment = groups.map((group, g) => {
      const [before, now] = [states[g]!, group.filter((one) => one.time === time && one.cause > 0)];
      const n = group.filter((one) => one.time >= time).length;
      const own = now.filter((one) => one.cause === cause).length;
      const after = n
        ? { surv: (before.surv * (n - now.length)) / n, incidence: before.incidence + (before.surv * own) / n }
        : before;
      return { n, own, other: now.length - own, before, after };
    });
    states = moment.map(({ after }) => after);
    return moment;
  });
};

/** What the variance gathers on its way. */
type Sums = Readonly<{ c: Matrix; v: Matrix; v2: Matrix; v3: number[]; score: number[] }>;

/** Adds one kind of event in group k: `shift(i)` is its effect on the score of group i. */
const addVariance = ({ v, v2, v3 }: Sums, k: number, weight: number, slope: number, shift: (i: number) => number): void => {
  v3[k]! += slope * slope * weight;
  for (let i = 0; i < v.length; i += 1) {
    v2[i]![k]! += shift(i) * slope * weight;
    for (let j = 0; j < v.length; j += 1) v[i]![j]! += shift(i) * shift(j) * weight;
  }
};

/** One moment; `incidence` is the pooled cumulative incidence before it. Returns the one after it. */
const advance = (sums: Sums, moment: readonly Group[], incidence: number): number => {
  const risk = moment.map(({ n, before }) => (n > 0 ? n / before.surv : 0));
  const open = moment.map(({ before }, i) => risk[i]! * (1 - before.incidence));
  const [all, allOpen, own] = [sum(risk), sum(open), sum(moment.map((group) => group.own))];
  const after = incidence + own / all;
  const a = risk.map((one, i) => risk.map((two, j) => one * ((i === j ? 1 : 0) - two / all)));
  moment.forEach((group, i) => {
    sums.score[i]! += group.own - (own * open[i]!) / allOpen;
    moment.forEach((_, j) => (sums.c[i]![j]! += (a[i]![j]! * own) / (all * (1 - incidence))));
  });
  moment.forEach(({ n, other, before, after: next }, k) => {
    const slope = next.surv > 0 ? (1 - after) / next.surv : 0;
    if (n > 0 && own > 0) {
      const weight = (ties(own, all * before.surv) * before.surv * own) / (all * n);
      addVariance(sums, k, weight, 1 - slope, (i) => a[i]![k]! - (1 - slope) * sums.c[i]![k]!);
    }
    if (other > 0 && next.surv > 0) {
      const weight = (ties(other, n) * before.surv ** 2 * other) / (n * n);
      addVariance(sums, k, weight, -slope, (i) => slope * sums.c[i]![k]!);
    }
  });
  return after;
};

const testOf = (groups: readonly (readonly FollowUp[])[], cause: number) => {
  const size = groups.length;
  const sums: Sums = { c: zeros(size), v: zeros(size), v2: zeros(size), v3: groups.map(() => 0), score: groups.map(() => 0) };
  let incidence = 0;
  for (const moment of momentsOf(groups, cause)) incidence = advance(sums, moment, incidence);
  const { c, v, v2, v3, score } = sums;
  const free = score.slice(0, -1);
  const variance = free.map((_, i) =>
    free.map(
      (_, j) =>
        v[i]![j]! + sum(v3.map((own, k) => c[i]![k]! * c[j]![k]! * own + c[i]![k]! * v2[j]![k]! + c[j]![k]! * v2[i]![k]!)),
    ),
  );
  const stat = quadraticForm(free, variance);
  if (stat === undefined) return { stat: NE as NotEstimable, df: size - 1, p: NE as NotEstimable };
  return { stat, df: size - 1, p: chiSquare.upper(stat, size - 1) };
};

/**
 * Gray's test that the cumulative incidence of a cause is the same in all groups, for each cause: `cause1`, `cause2`, …
 * Gray 1988, Ann Stat 16:1141 (rho = 0), with the tie corrections of his cmprsk. NE where a cause did not occur.
 */
export const grayTest = ({ time, cause, group }: CompetingRisks & Readonly<{ group: readonly (number | string)[] }>) => {
  followUps(time, cause, { time: 'time', cause: 'cause' });
  const [times, causes] = [columnOf(time), columnOf(cause)];
  lists({ group });
  if (group.length !== times.length) refuse('group', 'as long as time');
  const names = [...new Set(group)].sort((a, b) => (a < b ? -1 : 1));
  if (names.length < 2) refuse('group', 'two groups at least');
  const groups = names.map((name) => times.flatMap((at, i) => (group[i] === name ? [{ time: at, cause: causes[i]! }] : [])));
  const kinds = [...new Set(causes)].filter((kind) => kind > 0).sort((a, b) => a - b);
  return Object.fromEntries(kinds.map((kind) => [`cause${kind}`, testOf(groups, kind)]));
};
