import betainc from '@stdlib/math-base-special-betainc';
import betaincinv from '@stdlib/math-base-special-betaincinv';
import gammaln from '@stdlib/math-base-special-gammaln';

const clamp = (x: number) => Math.min(1, Math.max(0, x));

/** Beta(a, b) on [0, 1]. A shape of 0 is the limit: all mass at 0 (a = 0) or at 1 (b = 0). */
export const beta = {
  pdf: (x: number, a: number, b: number): number =>
    Math.exp((a - 1) * Math.log(x) + (b - 1) * Math.log1p(-x) + gammaln(a + b) - gammaln(a) - gammaln(b)),
  cdf: (x: number, a: number, b: number): number => betainc(clamp(x), a, b, true, false),
  /** P(X > x), computed directly. */
  upper: (x: number, a: number, b: number): number => betainc(clamp(x), a, b, true, true),
  /** x with P(X <= x) = p. */
  quantile: (p: number, a: number, b: number): number => betaincinv(p, a, b, false),
  /** x with P(X > x) = p. */
  upperQuantile: (p: number, a: number, b: number): number => betaincinv(p, a, b, true),
};
