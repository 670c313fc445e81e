import { among, levels, numbers, positives, probabilities, sizes } from '../arguments';
import { beta } from '../special-functions';
import { looksOf, type Schedule } from './schedule';

export type Prior = Readonly<{ a: number; b: number }>;

/**
 * Posterior Beta(a + x, b + n - x) of a rate after `x` of `n` (n may be 0), prior Beta(`a`, `b`), against `p0`. Returns
 * `{ mean, sd, median, q025, q975, probAboveP0, probBelowP0 }`, both tails computed directly. Gelman et al. 2013, Bayesian
 * Data Analysis, sec. 2.4.
 */
export const betaPosterior = ({ a, b, x, n, p0 }: Prior & Readonly<{ x: number; n: number; p0: number }>) => {
  positives({ a, b });
  probabilities({ p0 });
  if (n !== 0 || x !== 0) among('x', x, 'n', n);
  const [shape1, shape2] = [a + x, b + n - x];
  const total = shape1 + shape2;
  return {
    mean: shape1 / total,
    sd: Math.sqrt((shape1 * shape2) / (total * total * (total + 1))),
    median: beta.quantile(0.5, shape1, shape2),
    q025: beta.quantile(0.025, shape1, shape2),
    q975: beta.upperQuantile(0.025, shape1, shape2),
    probAboveP0: beta.upper(p0, shape1, shape2),
    probBelowP0: beta.cdf(p0, shape1, shape2),
  };
};

export type Threshold = Prior & Readonly<{ nMax: number; p0: number; threshold: number }>;

/**
 * Smallest number of events at each n of 1 ... `nMax` with Pr(p > p0) of at least `threshold`, prior Beta(`a`, `b`).
 * Returns `{ boundary[] }`; n + 1 = cannot stop. Thall, Simon 1994, Biometrics 50:337.
 */
export const betaThresholdTable = ({ nMax, a, b, p0, threshold }: Threshold) => {
  positives({ a, b });
  sizes({ nMax });
  levels({ p0 });
  probabilities({ threshold });
  const boundary: number[] = [];
  for (let [n, k] = [1, 0]; n <= nMax; n += 1) {
    // More participants never need fewer events, so each search goes on where the last one ended.
    while (k <= n && beta.upper(p0, a + k, b + n - k) < threshold) k += 1;
    boundary.push(k);
  }
  return { boundary };
};

export type TwoSided = Prior & Readonly<{ n: Schedule; p1: number; low: number; high: number }>;

/**
 * At looks of `n`: how many numbers of events have Pr(p > p1) of at most `low`, and how many below `high`. Returns
 * `{ lower[], upper[] }`: below `lower` events the rate is taken to be lower than p1, from `upper` on higher.
 * Lee, Liu 2008, Clin Trials 5:93; counted as gsDesign's binomialPP.
 */
export const betaTwoSidedBounds = ({ n, a, b, p1, low, high }: TwoSided) => {
  positives({ a, b });
  levels({ p1 });
  numbers({ low, high });
  const looks = looksOf('n', n);
  const posterior = (size: number) => Array.from({ length: size + 1 }, (_, k) => beta.upper(p1, a + k, b + size - k));
  return {
    lower: looks.map((size) => posterior(size).filter((probability) => probability <= low).length),
    upper: looks.map((size) => posterior(size).filter((probability) => probability < high).length),
  };
};
