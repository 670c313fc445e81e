import { beta } from './beta';
import { gamma } from './gamma';
import { deviance, poissonTerm, stirlingError } from './saddle-point';

/** p^n, where q = 1 - p is the one that is exact if it is small. */
const powerOf = (p: number, q: number, n: number) => (n === 0 ? 1 : Math.exp(n * (q < 0.1 ? Math.log1p(-q) : Math.log(p))));

/** P(X = k) of n trials. Loader 2000, Fast and accurate computation of binomial probabilities (saddle point). */
const binomialPmf = (k: number, n: number, p: number, q = 1 - p): number => {
  if (k < 0 || k > n || !Number.isInteger(k)) return 0;
  if (k === 0) return powerOf(q, p, n);
  if (k === n) return powerOf(p, q, n);
  if (p === 0 || q === 0) return 0;
  const correction = stirlingError(n) - stirlingError(k) - stirlingError(n - k);
  const spread = Math.sqrt(n / (2 * Math.PI * k * (n - k)));
  return spread * Math.exp(correction - deviance(k, n * p) - deviance(n - k, n * q));
};

/** X events in n independent trials of probability p. */
export const binomial = {
  pmf: (k: number, n: number, p: number): number => binomialPmf(k, n, p),
  /** P(X <= k). */
  cdf: (k: number, n: number, p: number): number =>
    k < 0 ? 0 : k >= n ? 1 : beta.upper(p, Math.floor(k) + 1, n - Math.floor(k)),
  /** P(X >= k), k whole. */
  upper: (k: number, n: number, p: number): number => (k <= 0 ? 1 : k > n ? 0 : beta.cdf(p, k, n - k + 1)),
};

/** X events where `lambda` are expected. */
export const poisson = {
  pmf: (k: number, lambda: number): number => {
    if (k < 0 || !Number.isInteger(k)) return 0;
    if (k === 0 || lambda === 0) return k === 0 ? Math.exp(-lambda) : 0;
    return poissonTerm(k, lambda);
  },
  /** P(X <= k). */
  cdf: (k: number, lambda: number): number => (k < 0 ? 0 : lambda === 0 ? 1 : gamma.upper(lambda, Math.floor(k) + 1)),
  /** P(X >= k), k whole. */
  upper: (k: number, lambda: number): number => (k <= 0 ? 1 : k === Infinity ? 0 : gamma.cdf(lambda, k)),
};

/** White balls among `draws` from an urn without replacement. As Loader: three binomials of p = draws / (whites + blacks). */
const hypergeometricPmf = (k: number, whites: number, blacks: number, draws: number): number => {
  const balls = whites + blacks;
  if (k < Math.max(0, draws - blacks) || k > Math.min(whites, draws) || !Number.isInteger(k)) return 0;
  if (draws === 0) return 1;
  const [p, q] = [draws / balls, (balls - draws) / balls];
  return (binomialPmf(k, whites, p, q) * binomialPmf(draws - k, blacks, p, q)) / binomialPmf(draws, balls, p, q);
};

const sumOf = (from: number, to: number, term: (k: number) => number) => {
  let sum = 0;
  for (let k = from; k <= to; k += 1) sum += term(k);
  return sum;
};

/** White balls among `draws` without replacement from an urn of `whites` and `blacks`; the terms as Loader 2000. */
export const hypergeometric = {
  pmf: hypergeometricPmf,
  /** P(X <= k), summed from its own end. */
  cdf: (k: number, whites: number, blacks: number, draws: number): number =>
    k >= Math.min(whites, draws) ? 1 : sumOf(Math.max(0, draws - blacks), k, (i) => hypergeometricPmf(i, whites, blacks, draws)),
  /** P(X >= k), summed from its own end. */
  upper: (k: number, whites: number, blacks: number, draws: number): number =>
    k <= Math.max(0, draws - blacks) ? 1 : sumOf(k, Math.min(whites, draws), (i) => hypergeometricPmf(i, whites, blacks, draws)),
};
