import { counts, levels, NE, oneOf, records, refuse, type NotEstimable } from '../arguments';
import { edgeOf } from '../edge';
import { chiSquare, normal } from '../special-functions';
import type { Table } from './fisher';
import { zOf } from './proportion';
import { ratioVariance, restrictedP2 } from './relative-risk';
import { checkArms, scoreVariance, type TwoArms } from './risk-difference';

type Many = number | readonly number[];
const sumOf = <T>(items: readonly T[], term: (item: T) => number) => items.reduce((sum, item) => sum + term(item), 0);
const over = (numerator: number, denominator: number): number | NotEstimable =>
  Number.isNaN(numerator / denominator) ? NE : numerator / denominator;

/** Strata given as columns; a single stratum may come as plain numbers. */
type Columns = Readonly<{ x1: Many; n1: Many; x2: Many; n2: Many }>;
const strataOf = (columns: Columns): readonly TwoArms[] => {
  const [x1, n1, x2, n2] = [columns.x1, columns.n1, columns.x2, columns.n2].map((column) => [column].flat() as number[]);
  if (!x1!.length || [n1, x2, n2].some((column) => column!.length !== x1!.length)) refuse('x1, n1, x2, n2', 'equally long');
  const strata = x1!.map((x, i) => ({ x1: x, n1: n1![i]!, x2: x2![i]!, n2: n2![i]! }));
  strata.forEach(checkArms);
  return strata;
};
const tableOf = ({ x1, n1, x2, n2 }: TwoArms): Table => ({ a: x1, b: n1 - x1, c: x2, d: n2 - x2 });
const sizeOf = ({ a, b, c, d }: Table) => a + b + c + d;

/** Strata that hold something; one subject alone tells nothing. */
const informative = (tables: readonly Table[]) => tables.filter((table) => sizeOf(table) > 1);

/** Cochran-Mantel-Haenszel chi-square, 1 df: Mantel, Haenszel 1959, JNCI 22:719; corrected by 0.5 as R's mantelhaen.test. */
const cochranMantelHaenszel = (tables: readonly Table[], correct: boolean) => {
  const excess = Math.abs(sumOf(tables, (t) => t.a - ((t.a + t.b) * (t.a + t.c)) / sizeOf(t)));
  const variance = sumOf(tables, (t) => {
    const n = sizeOf(t);
    return ((t.a + t.b) * (t.c + t.d) * (t.a + t.c) * (t.b + t.d)) / (n * n * (n - 1));
  });
  if (variance === 0) return { value: NE as NotEstimable, p: NE as NotEstimable };
  const value = (excess - (correct && excess >= 0.5 ? 0.5 : 0)) ** 2 / variance;
  return { value, p: chiSquare.upper(value, 1) };
};

/** Variance of ln of the common odds ratio: Robins, Breslow, Greenland 1986, Biometrics 42:311. */
const logOddsVariance = (tables: readonly Table[]): number => {
  const parts = tables.map((t) => {
    const n = sizeOf(t);
    return { p: (t.a + t.d) / n, q: (t.b + t.c) / n, r: (t.a * t.d) / n, s: (t.b * t.c) / n };
  });
  const [r, s] = [sumOf(parts, (t) => t.r), sumOf(parts, (t) => t.s)];
  return (
    sumOf(parts, (t) => t.p * t.r) / (2 * r * r) +
    sumOf(parts, (t) => t.p * t.s + t.q * t.r) / (2 * r * s) +
    sumOf(parts, (t) => t.q * t.s) / (2 * s * s)
  );
};

/** CMH test and the Mantel-Haenszel common odds ratio ad / bc with its interval. NE where no stratum varies. */
export const cmhTest = ({
  strata,
  correct = true,
  level = 0.95,
}: Readonly<{ strata: readonly Table[]; correct?: boolean; level?: number }>) => {
  records({ strata });
  strata.forEach(({ a, b, c, d }) => counts({ a, b, c, d }));
  levels({ level });
  const tables = informative(strata);
  const test = cochranMantelHaenszel(tables, correct);
  const odds = over(
    sumOf(tables, (t) => (t.a * t.d) / sizeOf(t)),
    sumOf(tables, (t) => (t.b * t.c) / sizeOf(t)),
  );
  const half = zOf(level) * Math.sqrt(logOddsVariance(tables));
  const isKnown = odds !== NE && Number.isFinite(half);
  return {
    chiSquare: test.value,
    p: test.p,
    commonOddsRatio: odds,
    lower: isKnown ? odds * Math.exp(-half) : NE,
    upper: isKnown ? odds * Math.exp(half) : NE,
  };
};

/** Mantel-Haenszel common relative risk, risk difference and odds ratio, CMH test without correction. Greenland, Robins 1985, Biometrics 41:55. */
export const mantelHaenszel = (columns: Columns) => {
  const strata = strataOf(columns);
  const size = ({ n1, n2 }: TwoArms) => n1 + n2;
  const [one, two] = [sumOf(strata, (s) => (s.x1 * s.n2) / size(s)), sumOf(strata, (s) => (s.x2 * s.n1) / size(s))];
  const test = cochranMantelHaenszel(strata.map(tableOf), false);
  return {
    rr: over(one, two),
    rd: (one - two) / sumOf(strata, (s) => (s.n1 * s.n2) / size(s)),
    or: over(
      sumOf(strata, (s) => (s.x1 * (s.n2 - s.x2)) / size(s)),
      sumOf(strata, (s) => (s.x2 * (s.n1 - s.x1)) / size(s)),
    ),
    cmhChiSquare: test.value,
    cmhP: test.p,
  };
};

const WEIGHTS = {
  cmh: ({ n1, n2 }: TwoArms) => (n1 * n2) / (n1 + n2),
  sample_size: ({ n1, n2 }: TwoArms) => n1 + n2,
  equal: () => 1,
};
type Stratum = Readonly<{ x1: number; n1: number; x0: number; n0: number }>;

/**
 * Stratified risk difference (1 against 0) with Miettinen and Nurminen's score interval, the score z of "no difference" and
 * its one-sided p: Miettinen, Nurminen 1985, Stat Med 4:213; weights as SAS %rate_compare has them.
 */
export const stratifiedMnRiskDifference = ({
  strata,
  weight = 'cmh',
  level = 0.95,
}: Readonly<{ strata: readonly Stratum[]; weight?: keyof typeof WEIGHTS; level?: number }>) => {
  records({ strata });
  levels({ level });
  if (strata.length === 0) refuse('strata', 'at least one');
  const arms = strata.map(({ x1, n1, x0, n0 }) => ({ x1, n1, x2: x0, n2: n0 }));
  arms.forEach(checkArms);
  const weigh = WEIGHTS[oneOf('weight', weight, Object.keys(WEIGHTS) as (keyof typeof WEIGHTS)[])];
  const total = sumOf(arms, weigh);
  const estimate = sumOf(arms, (arm) => (weigh(arm) / total) * (arm.x1 / arm.n1 - arm.x2 / arm.n2));
  const variance = (d: number) =>
    sumOf(arms, (arm) => {
      const n = arm.n1 + arm.n2;
      return (weigh(arm) / total) ** 2 * scoreVariance(arm, d) * (n / (n - 1));
    });
  const square = zOf(level) ** 2;
  const isInside = (d: number) => (estimate - d) ** 2 <= square * variance(d);
  const z = estimate === 0 ? 0 : estimate / Math.sqrt(variance(0));
  return { estimate, z, pOneSided: normal.upper(z), lower: edgeOf(isInside, estimate, -1), upper: edgeOf(isInside, estimate, 1) };
};

/**
 * Common relative risk over strata by the efficient score, without skewness correction: Gart, Nam 1988, Biometrics 44:323,
 * in the form of Tang 2020, Stat Med 39:2417: sum of (p1 - r p2) p2~ / V. The estimate is where the score is 0.
 */
export const stratifiedScoreRelativeRisk = ({
  weighting = 'INV',
  level = 0.95,
  ...columns
}: Columns & Readonly<{ weighting?: 'INV'; level?: number }>) => {
  oneOf('weighting', weighting, ['INV']);
  levels({ level });
  const strata = strataOf(columns).filter(({ x1, x2 }) => x1 + x2 > 0);
  const [z, events1, events2] = [zOf(level), sumOf(strata, (s) => s.x1), sumOf(strata, (s) => s.x2)];
  const score = (log: number) => {
    const r = Math.exp(log);
    const parts = strata.map((s) => ({ s, p2: restrictedP2(s, r), v: ratioVariance(s, r) })).filter(({ v }) => v > 0);
    const value = sumOf(parts, ({ s, p2, v }) => ((s.x1 / s.n1 - (r * s.x2) / s.n2) * p2) / v);
    return value / Math.sqrt(sumOf(parts, ({ p2, v }) => (p2 * p2) / v));
  };
  const at = (value: number) => Math.exp(edgeOf((log) => score(log) >= value, -50, 50));
  const bounds = { lower: events1 === 0 ? 0 : at(z), upper: events2 === 0 ? Infinity : at(-z) };
  if (events1 === 0 || events2 === 0) return { estimate: over(events1, events2), ...bounds };
  return { estimate: at(0), ...bounds };
};
