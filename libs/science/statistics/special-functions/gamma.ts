import gammainc from '@stdlib/math-base-special-gammainc';
import gammaincinv from '@stdlib/math-base-special-gammaincinv';

/** Gamma with `shape` and `rate` (mean shape / rate); below 0 there is no mass. */
export const gamma = {
  cdf: (x: number, shape: number, rate = 1): number => (x <= 0 ? 0 : gammainc(x * rate, shape, true, false)),
  /** P(X > x), computed directly. */
  upper: (x: number, shape: number, rate = 1): number => (x <= 0 ? 1 : gammainc(x * rate, shape, true, true)),
  quantile: (p: number, shape: number, rate = 1): number => gammaincinv(p, shape, false) / rate,
  /** x with P(X > x) = p. */
  upperQuantile: (p: number, shape: number, rate = 1): number => gammaincinv(p, shape, true) / rate,
};

/** Chi-square with `df` degrees of freedom = gamma(df / 2, 1 / 2). */
export const chiSquare = {
  cdf: (x: number, df: number): number => gamma.cdf(x, df / 2, 0.5),
  upper: (x: number, df: number): number => gamma.upper(x, df / 2, 0.5),
  quantile: (p: number, df: number): number => gamma.quantile(p, df / 2, 0.5),
  upperQuantile: (p: number, df: number): number => gamma.upperQuantile(p, df / 2, 0.5),
};
