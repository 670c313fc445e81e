import { among, levels, oneOf, probabilities, sizes } from '../arguments';
import { edgeOf } from '../edge';
import { beta, binomial, normal } from '../special-functions';

export type Interval = Readonly<{ lower: number; upper: number }>;
const METHODS = ['wilson', 'wilson_cc', 'clopper_pearson', 'midp', 'jeffreys', 'agresti_coull'] as const;
export type ProportionMethod = (typeof METHODS)[number];
export type Proportion = Readonly<{ x: number; n: number; level?: number; method?: ProportionMethod }>;

/** The two-sided standard normal factor of a level: 1.96 for 0.95. */
export const zOf = (level: number): number => normal.upperQuantile((1 - level) / 2);
const within = (lower: number, upper: number): Interval => ({ lower: Math.max(0, lower), upper: Math.min(1, upper) });

/** Wilson 1927, JASA 22:209; Newcombe 1998, Stat Med 17:857, method 3. */
const wilson = (x: number, n: number, level: number): Interval => {
  const z = zOf(level);
  const square = z * z;
  const half = z * Math.sqrt((x * (n - x)) / n + square / 4);
  const [low, high] = [(x + square / 2 - half) / (n + square), (x + square / 2 + half) / (n + square)];
  return within(x === 0 ? 0 : low, x === n ? 1 : high);
};

/** With continuity correction: Newcombe 1998, Stat Med 17:857, method 4. */
const wilsonCorrected = (x: number, n: number, level: number): Interval => {
  const [z, p, q] = [zOf(level), x / n, 1 - x / n];
  const square = z * z;
  const low = (2 * x + square - 1 - z * Math.sqrt(square - 2 - 1 / n + 4 * p * (n * q + 1))) / (2 * (n + square));
  const high = (2 * x + square + 1 + z * Math.sqrt(square + 2 - 1 / n + 4 * p * (n * q - 1))) / (2 * (n + square));
  return within(x === 0 ? 0 : low, x === n ? 1 : high);
};

/** Clopper and Pearson 1934, Biometrika 26:404: the exact interval, by beta quantiles. */
const clopperPearson = (x: number, n: number, level: number): Interval => ({
  lower: x === 0 ? 0 : beta.quantile((1 - level) / 2, x, n - x + 1),
  upper: x === n ? 1 : beta.upperQuantile((1 - level) / 2, x + 1, n - x),
});

/** Mid-P: half of P(X = x) counts. Newcombe 1998, Stat Med 17:857, method 6. */
const midP = (x: number, n: number, level: number): Interval => {
  const [tail, observed] = [(1 - level) / 2, x / n];
  const above = (p: number) => binomial.upper(x + 1, n, p) + 0.5 * binomial.pmf(x, n, p);
  const below = (p: number) => binomial.cdf(x - 1, n, p) + 0.5 * binomial.pmf(x, n, p);
  return {
    lower: x === 0 ? 0 : edgeOf((p) => above(p) >= tail, observed, 0),
    upper: x === n ? 1 : edgeOf((p) => below(p) >= tail, observed, 1),
  };
};

/** Equal tails of Beta(x + 1/2, n - x + 1/2), closed at 0 and 1: Brown, Cai, DasGupta 2001, Stat Sci 16:101, eq. 6-8. */
const jeffreys = (x: number, n: number, level: number): Interval => ({
  lower: x === 0 ? 0 : beta.quantile((1 - level) / 2, x + 0.5, n - x + 0.5),
  upper: x === n ? 1 : beta.upperQuantile((1 - level) / 2, x + 0.5, n - x + 0.5),
});

/** Agresti and Coull 1998, Am Stat 52:119, cut at 0 and 1. */
const agrestiCoull = (x: number, n: number, level: number): Interval => {
  const z = zOf(level);
  const size = n + z * z;
  const centre = (x + (z * z) / 2) / size;
  const half = z * Math.sqrt((centre * (1 - centre)) / size);
  return within(centre - half, centre + half);
};

const BY_METHOD = {
  wilson,
  wilson_cc: wilsonCorrected,
  clopper_pearson: clopperPearson,
  midp: midP,
  jeffreys,
  agresti_coull: agrestiCoull,
};

/** Two-sided interval of a proportion `x` of `n`, on the scale 0 to 1, by one of six methods; each cites its source above. */
export const proportionCi = ({ x, n, level = 0.95, method = 'wilson' }: Proportion): Interval & { estimate: number } => {
  among('x', x, 'n', n);
  levels({ level });
  return { estimate: x / n, ...BY_METHOD[oneOf('method', method, METHODS)](x, n, level) };
};

/** Exact one-sided upper bound where none of `n` had the event, 1 - alpha^(1/n), and 3 / n beside it: Hanley, Lippman-Hand 1983, JAMA 249:1743. */
export const zeroEventUpperBound = ({ n, confidence = 0.95 }: Readonly<{ n: number; confidence?: number }>) => {
  sizes({ n });
  levels({ confidence });
  return { upper: -Math.expm1(Math.log1p(-confidence) / n), ruleOfThree: 3 / n };
};

/**
 * Exact test of a proportion: two-sided p = the sum of all outcomes that are no likelier than the observed one, ties taken
 * with the relative tolerance 1e-7 as R's binom.test does. Conover 1971, Practical Nonparametric Statistics, p. 97.
 */
export const binomialTest = ({ x, n, p0 }: Readonly<{ x: number; n: number; p0: number }>): Readonly<{ p: number }> => {
  among('x', x, 'n', n);
  probabilities({ p0 });
  const [mean, limit] = [n * p0, binomial.pmf(x, n, p0) * (1 + 1e-7)];
  const isRare = (k: number) => binomial.pmf(k, n, p0) <= limit;
  if (x === mean) return { p: 1 };
  // The far tail starts where outcomes are rare again: the probabilities fall away from the mean, so halving finds it.
  let [low, high] = x < mean ? [Math.ceil(mean), n + 1] : [-1, Math.floor(mean)];
  while (high - low > 1) {
    const middle = (low + high) >> 1;
    if (x < mean === isRare(middle)) high = middle;
    else low = middle;
  }
  if (x < mean) return { p: Math.min(1, binomial.cdf(x, n, p0) + binomial.upper(isRare(low) ? low : high, n, p0)) };
  return { p: Math.min(1, binomial.upper(x, n, p0) + binomial.cdf(isRare(high) ? high : low, n, p0)) };
};
