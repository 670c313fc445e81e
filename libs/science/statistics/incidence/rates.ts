import { counts, levels, NE, type NotEstimable, positives, refuse } from '../arguments';
import { edgeOf } from '../edge';
import { chiSquare } from '../special-functions';
import { binomialTest, type Interval, proportionCi, zOf } from './proportion';

/** `x1` events in the person-time `t1` against `x2` in `t2`, both in the same unit. */
export type TwoRates = Readonly<{ x1: number; t1: number; x2: number; t2: number }>;

const check = ({ x1, t1, x2, t2 }: TwoRates, level: number) => {
  counts({ x1, x2 });
  positives({ t1, t2 });
  levels({ level });
};

/** Events per unit of person-time with Garwood's exact interval: Garwood 1936, Biometrika 28:437, by chi-square quantiles. */
export const poissonRateCi = ({
  events,
  personTime,
  level = 0.95,
}: Readonly<{ events: number; personTime: number; level?: number }>): Interval & { rate: number; per100: number } => {
  counts({ events });
  positives({ personTime });
  levels({ level });
  const tail = (1 - level) / 2;
  return {
    rate: events / personTime,
    per100: (100 * events) / personTime,
    lower: events === 0 ? 0 : chiSquare.quantile(tail, 2 * events) / 2 / personTime,
    upper: chiSquare.upperQuantile(tail, 2 * (events + 1)) / 2 / personTime,
  };
};

/** The odds of a share, times the ratio of the times. */
const ratioOf = (share: number, { t1, t2 }: TwoRates) => (share === 1 ? Infinity : (share / (1 - share)) * (t2 / t1));

/**
 * Ratio of two rates: given all events, those of arm 1 are binomial. Exact interval from Clopper-Pearson, p two-sided by small
 * probabilities. Przyborowski, Wilenski 1940, Biometrika 31:313; R's poisson.test. Without any event the ratio is NE.
 */
export const poissonRateRatioExact = ({ level = 0.95, ...rates }: TwoRates & Readonly<{ level?: number }>) => {
  check(rates, level);
  const { x1, t1, x2, t2 } = rates;
  const n = x1 + x2;
  if (n === 0) return { ratio: NE as NotEstimable, lower: 0, upper: Infinity, pTwoSided: 1 };
  const share = proportionCi({ x: x1, n, level, method: 'clopper_pearson' });
  return {
    ratio: (x1 / t1) * (t2 / x2),
    lower: ratioOf(share.lower, rates),
    upper: ratioOf(share.upper, rates),
    pTwoSided: binomialTest({ x: x1, n, p0: t1 / (t1 + t2) }).p,
  };
};

/** The likeliest second rate where the difference is `d`: Miettinen, Nurminen 1985, Stat Med 4:213, section on rates. */
const restrictedRate = ({ x1, t1, x2, t2 }: TwoRates, d: number): number => {
  const [a, b, c] = [t1 + t2, (t1 + t2) * d - x1 - x2, -x2 * d];
  const root = Math.sqrt(Math.max(0, b * b - 4 * a * c));
  return Math.max(0, -d, b > 0 ? (-2 * c) / (b + root) : (root - b) / (2 * a));
};

/** Difference of two rates x1 / t1 - x2 / t2 with the score interval: Miettinen, Nurminen 1985, Stat Med 4:213. */
export const poissonRateDifferenceScore = ({ level = 0.95, ...rates }: TwoRates & Readonly<{ level?: number }>) => {
  check(rates, level);
  const { x1, t1, x2, t2 } = rates;
  const [estimate, square] = [x1 / t1 - x2 / t2, zOf(level) ** 2];
  const isInside = (d: number) => {
    const second = restrictedRate(rates, d);
    return (estimate - d) ** 2 <= square * (Math.max(0, second + d) / t1 + second / t2);
  };
  // Beyond the sum of both exact upper bounds no difference is supported.
  const far = 2 * (square + 4) * ((x1 + square + 4) / t1 + (x2 + square + 4) / t2);
  return { estimate, lower: edgeOf(isInside, estimate, -far), upper: edgeOf(isInside, estimate, far) };
};

/** Ratio of two rates with the score interval: Miettinen, Nurminen 1985. Infinity, 0 and NE as for a relative risk. */
export const poissonRateRatioScore = ({ level = 0.95, ...rates }: TwoRates & Readonly<{ level?: number }>) => {
  check(rates, level);
  const { x1, t1, x2, t2 } = rates;
  const square = zOf(level) ** 2;
  const isInside = (log: number) => {
    const r = Math.exp(log);
    const second = (x1 + x2) / (r * t1 + t2);
    return (x1 / t1 - r * (x2 / t2)) ** 2 <= square * ((r * second) / t1 + (r * r * second) / t2);
  };
  const ratio = (x1 / t1) * (t2 / x2);
  return {
    estimate: Number.isNaN(ratio) ? (NE as NotEstimable) : ratio,
    lower: x1 === 0 ? 0 : Math.exp(edgeOf(isInside, Math.min(300, Math.log(ratio)), -300)),
    upper: x2 === 0 ? Infinity : Math.exp(edgeOf(isInside, Math.max(-300, Math.log(ratio)), 300)),
  };
};

const DAYS = { days: 1, weeks: 7, months: 30.4367, years: 365.25 } as const;

/**
 * Exposure-adjusted event rate: all events over all person-days, in a unit such as `100 person-months` (30.4367 days each, so
 * that the factor is the usual 3043.67) or `100 person-years` (365.25 days each).
 */
export const exposureAdjustedEventRate = ({
  events,
  personDays,
  unit,
}: Readonly<{ events: number; personDays: number; unit: string }>): Readonly<{ rate: number }> => {
  counts({ events });
  positives({ personDays });
  const [, per = '1', time] = /^(?:(\d+) )?(?:person|patient|subject)-(days|weeks|months|years)$/.exec(unit) ?? [];
  if (!time) return refuse('unit', `such as '100 person-months' or '100 person-years'`);
  return { rate: (events / personDays) * Number(per) * DAYS[time as keyof typeof DAYS] };
};
