import { levels, lists, NE, numbers, refuse, type NotEstimable } from '../arguments';
import { studentT } from '../special-functions';

type Sample = readonly number[];
export type Moments = Readonly<{ n: number; mean: number; variance: number }>;

/** Two passes, so that a large mean does not eat the variance. */
export const momentsOf = (name: string, values: Sample | number): Moments => {
  const x = typeof values === 'number' ? [values] : values;
  if (!Array.isArray(x) || x.length === 0) refuse(name, 'a list of one value or more');
  x.forEach((value, i) => numbers({ [`${name}[${i}]`]: value }));
  const mean = x.reduce((sum, value) => sum + value, 0) / x.length;
  return { n: x.length, mean, variance: x.reduce((sum, value) => sum + (value - mean) ** 2, 0) / (x.length - 1) };
};

type Test = Readonly<{ t: number | NotEstimable; p: number | NotEstimable; lower: number; upper: number }>;
const tested = (difference: number, se: number, df: number, level: number): Test => {
  const reach = studentT.twoSidedQuantile(1 - level, df) * se;
  const t = difference / se;
  return { t, p: studentT.twoSided(t, df), lower: difference - reach, upper: difference + reach };
};

/**
 * Mean with its t interval of `level` (0.95). Returns `{ n, mean, sd, lower, upper }` in the unit of `x`; with one value sd
 * and interval are NE. Student 1908, Biometrika 6:1.
 */
export const meanCi = ({ x, level = 0.95 }: { x: Sample | number; level?: number }) => {
  levels({ level });
  const { n, mean, variance } = momentsOf('x', x);
  if (n < 2) return { n, mean, sd: NE, lower: NE, upper: NE };
  const reach = studentT.twoSidedQuantile(1 - level, n - 1) * Math.sqrt(variance / n);
  return { n, mean, sd: Math.sqrt(variance), lower: mean - reach, upper: mean + reach };
};

/**
 * Welch's test of two means, `x` minus `y`, variances unequal. Returns `{ t, df, p, meanDiff, lower, upper }`, two-sided,
 * interval of `level` (0.95); NE with fewer than two values in a group or no variance in either. Welch 1947, Biometrika 34:28.
 */
export const welchT = ({ x, y, level = 0.95 }: { x: Sample; y: Sample; level?: number }) => {
  levels({ level });
  const [one, two] = [momentsOf('x', x), momentsOf('y', y)];
  const meanDiff = one.mean - two.mean;
  const [v1, v2] = [one.variance / one.n, two.variance / two.n];
  if (!(v1 + v2 > 0)) return { t: NE, df: NE, p: NE, meanDiff, lower: NE, upper: NE };
  const df = (v1 + v2) ** 2 / (v1 ** 2 / (one.n - 1) + v2 ** 2 / (two.n - 1));
  return { df, meanDiff, ...tested(meanDiff, Math.sqrt(v1 + v2), df, level) };
};

/**
 * Paired t test, `x` minus `y` by participant. Returns `{ t, df, p, meanDiff, lower, upper }`, two-sided, interval of `level`
 * (0.95); NE with fewer than two pairs or where all differ alike. Student 1908, Biometrika 6:1.
 */
export const pairedT = ({ x, y, level = 0.95 }: { x: Sample; y: Sample; level?: number }) => {
  levels({ level });
  lists({ x, y });
  if (x.length !== y.length) refuse('y', 'one per x');
  momentsOf('x', x);
  momentsOf('y', y);
  const {
    n,
    mean: meanDiff,
    variance,
  } = momentsOf(
    'x',
    x.map((value, i) => value - y[i]!),
  );
  if (!(variance > 0)) return { t: NE, df: n - 1, p: NE, meanDiff, lower: NE, upper: NE };
  return { df: n - 1, meanDiff, ...tested(meanDiff, Math.sqrt(variance / n), n - 1, level) };
};
