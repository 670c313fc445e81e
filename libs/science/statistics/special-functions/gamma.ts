import gammainc from '@stdlib/math-base-special-gammainc';
import gammaincinv from '@stdlib/math-base-special-gammaincinv';
import { poissonTerm } from './saddle-point';

/** Beyond it the @stdlib kernel is wrong by up to 20 % (0.3.1: its series for a large x starts at a instead of a - 1). */
const KERNEL_ENDS = 1000;

/** P(X <= x) for a large `x`: Abramowitz, Stegun 6.5.29. */
const lowerSeries = (x: number, shape: number): number => {
  let [sum, term] = [1, 1];
  for (let k = 1; term > sum * Number.EPSILON; k += 1) sum += term *= x / (shape + k);
  return poissonTerm(shape, x) * sum;
};

/** P(X > x) for a large `x`: the continued fraction of Abramowitz, Stegun 6.5.31 by Lentz's method. */
const upperFraction = (x: number, shape: number): number => {
  let b = x + 1 - shape;
  let [c, d] = [1e300, 1 / b];
  let fraction = d;
  for (let i = 1; i < 1e6; i += 1) {
    const a = i * (shape - i);
    b += 2;
    d = 1 / (a * d + b);
    c = b + a / c;
    fraction *= c * d;
    if (Math.abs(c * d - 1) < Number.EPSILON) break;
  }
  return poissonTerm(shape, x) * shape * fraction;
};

/** Standard gamma; for a large `x` the smaller tail is computed and the larger is what it leaves, so that neither loses digits. */
const tail = (x: number, shape: number, isUpper: boolean): number => {
  if (x <= 0) return isUpper ? 1 : 0;
  if (x === Infinity) return isUpper ? 0 : 1;
  if (x <= KERNEL_ENDS) return gammainc(x, shape, true, isUpper);
  if (x < shape) return isUpper ? 1 - lowerSeries(x, shape) : lowerSeries(x, shape);
  return isUpper ? upperFraction(x, shape) : 1 - upperFraction(x, shape);
};

/** The kernel's inverse, which ends where the kernel does, brought to rest by Newton's steps. */
const inverse = (p: number, shape: number, isUpper: boolean): number => {
  let x = gammaincinv(p, shape, isUpper);
  if (x < KERNEL_ENDS / 2 || x === Infinity) return x;
  for (let step = 0; step < 20; step += 1) {
    const density = (poissonTerm(shape, x) * shape) / x;
    const change = ((tail(x, shape, isUpper) - p) / density) * (isUpper ? -1 : 1);
    x -= change;
    if (!(Math.abs(change) > x * 4 * Number.EPSILON)) break;
  }
  return x;
};

/** Gamma with `shape` and `rate` (mean shape / rate); below 0 there is no mass. `upper` is P(X > x). */
export const gamma = {
  cdf: (x: number, shape: number, rate = 1): number => tail(x * rate, shape, false),
  upper: (x: number, shape: number, rate = 1): number => tail(x * rate, shape, true),
  quantile: (p: number, shape: number, rate = 1): number => inverse(p, shape, false) / rate,
  /** x with P(X > x) = p. */
  upperQuantile: (p: number, shape: number, rate = 1): number => inverse(p, shape, true) / rate,
};

/** Chi-square with `df` degrees of freedom = gamma(df / 2, 1 / 2). */
export const chiSquare = {
  cdf: (x: number, df: number): number => gamma.cdf(x, df / 2, 0.5),
  upper: (x: number, df: number): number => gamma.upper(x, df / 2, 0.5),
  quantile: (p: number, df: number): number => gamma.quantile(p, df / 2, 0.5),
  upperQuantile: (p: number, df: number): number => gamma.upperQuantile(p, df / 2, 0.5),
};
