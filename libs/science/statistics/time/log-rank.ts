import { NE, type NotEstimable, refuse } from '../arguments';
import { chiSquare } from '../special-functions';
import { type Column, type FollowUp, survivals } from './at-risk';
import { quadraticForm } from './quadratic-form';

type Figure = number | NotEstimable;
export type LogRank = Readonly<{
  observed: readonly number[];
  expected: readonly number[];
  chiSquare: Figure;
  df: number;
  p: Figure;
}>;

/** Per group the number at risk and of events at each time with an event. */
export const riskSets = (groups: readonly (readonly FollowUp[])[]) => {
  const times = [...new Set(groups.flat().flatMap(({ time, cause }) => (cause > 0 ? [time] : [])))].sort((a, b) => a - b);
  return times.map((time) => ({
    nRisk: groups.map((group) => group.filter((one) => one.time >= time).length),
    nEvent: groups.map((group) => group.filter((one) => one.time === time && one.cause > 0).length),
  }));
};
const total = (values: readonly number[]) => values.reduce((sum, value) => sum + value, 0);

/**
 * Log-rank test of k groups: Mantel 1966, Cancer Chemother Rep 50:163; Peto, Peto 1972, JRSS A 135:185; the variance is
 * hypergeometric at ties, as R's survdiff. A group that nothing was expected in is left out of the test; without two others
 * or without an event the test is NE.
 */
const logRankOf = (groups: readonly (readonly FollowUp[])[]): LogRank => {
  const sets = riskSets(groups);
  const observed = groups.map((_, g) => total(sets.map(({ nEvent }) => nEvent[g]!)));
  const expectedAt = ({ nRisk, nEvent }: (typeof sets)[number], g: number) => (nRisk[g]! / total(nRisk)) * total(nEvent);
  const expected = groups.map((_, g) => total(sets.map((set) => expectedAt(set, g))));
  const covariance = (g: number, h: number) =>
    total(
      sets.map(({ nRisk, nEvent }) => {
        const [n, d] = [total(nRisk), total(nEvent)];
        if (n < 2) return 0;
        return ((nRisk[g]! / n) * ((g === h ? 1 : 0) - nRisk[h]! / n) * d * (n - d)) / (n - 1);
      }),
    );
  const tested = groups.map((_, g) => g).filter((g) => expected[g]! > 0);
  const free = tested.slice(0, -1);
  const value = free.length
    ? quadraticForm(
        free.map((g) => observed[g]! - expected[g]!),
        free.map((g) => free.map((h) => covariance(g, h))),
      )
    : undefined;
  if (value === undefined) return { observed, expected, chiSquare: NE, df: free.length, p: NE };
  return { observed, expected, chiSquare: value, df: free.length, p: chiSquare.upper(value, free.length) };
};

export type TwoGroups = Readonly<{ time1: Column; status1: Column; time2: Column; status2: Column }>;
export const groupsOf = ({ time1, status1, time2, status2 }: TwoGroups) =>
  [
    survivals(time1, status1, { time: 'time1', cause: 'status1' }),
    survivals(time2, status2, { time: 'time2', cause: 'status2' }),
  ] as const;

/** Log-rank test of two groups, see `logRankK`. */
export const logRank = (input: TwoGroups): LogRank => logRankOf(groupsOf(input));

/** Log-rank test of any number of groups by name: observed and expected events per group, chi-square, df, p. */
export const logRankK = ({
  groups,
}: Readonly<{ groups: Readonly<Record<string, Readonly<{ time: Column; status: Column }>>> }>): LogRank => {
  const entries = Object.entries(groups ?? {});
  if (entries.length < 2) refuse('groups', 'two at least');
  return logRankOf(
    entries.map(([name, { time, status }]) => survivals(time, status, { time: `${name}.time`, cause: `${name}.status` })),
  );
};
