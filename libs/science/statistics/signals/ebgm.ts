import { counts, positives, probabilities, refuse } from '../arguments';
import { edgeOf } from '../edge';
import { digamma, gamma, logGamma } from '../special-functions';

/** The prior: a mixture of two gammas (shape alpha, rate beta), `p` the weight of the first. */
export type Prior = Readonly<{ alpha1: number; beta1: number; alpha2: number; beta2: number; p: number }>;
export type Shrinkage = Readonly<{ N: number; E: number; theta: Prior }>;

/** ln P(N) under one gamma: negative binomial, without the N! that both share. */
const logMarginal = (N: number, E: number, alpha: number, beta: number) =>
  logGamma(alpha + N) - logGamma(alpha) - N * Math.log1p(beta / E) - alpha * Math.log1p(E / beta);

/** Posterior weight of the first gamma. DuMouchel 1999, eq. 5; as a logistic of the log odds, so that it does not underflow. */
const weightOf = ({ N, E, theta }: Shrinkage) => {
  const { alpha1, beta1, alpha2, beta2, p } = theta;
  if (p === 0 || p === 1) return p;
  const odds = logMarginal(N, E, alpha1, beta1) - logMarginal(N, E, alpha2, beta2) + Math.log(p / (1 - p));
  return 1 / (1 + Math.exp(-odds));
};

/**
 * Empirical Bayes geometric mean of observed / expected: `N` reports where `E` were expected, prior `theta` (two gammas).
 * Returns `{ qn, ebgm, eb05, eb95 }`: posterior weight of the first gamma, geometric mean, 5 % and 95 % points of the
 * posterior mixture. DuMouchel 1999, Am Stat 53:177, eq. 5-11.
 */
export const ebgm = (input: Shrinkage) => {
  const { N, E, theta } = input;
  if (typeof theta !== 'object' || theta === null) refuse('theta', 'two gammas and their weight');
  const { alpha1, beta1, alpha2, beta2, p } = theta;
  counts({ N });
  positives({ E, alpha1, beta1, alpha2, beta2 });
  probabilities({ p });
  const qn = weightOf(input);
  const [one, two] = [
    { shape: theta.alpha1 + N, rate: theta.beta1 + E },
    { shape: theta.alpha2 + N, rate: theta.beta2 + E },
  ];
  const meanLog = ({ shape, rate }: typeof one) => digamma(shape) - Math.log(rate);
  const below = (x: number) => qn * gamma.cdf(x, one.shape, one.rate) + (1 - qn) * gamma.cdf(x, two.shape, two.rate);
  const quantile = (probability: number) => {
    const ends = [one, two].map(({ shape, rate }) => gamma.quantile(probability, shape, rate));
    return edgeOf((x) => below(x) <= probability, 0.999 * Math.min(...ends), 1.001 * Math.max(...ends));
  };
  return { qn, ebgm: Math.exp(qn * meanLog(one) + (1 - qn) * meanLog(two)), eb05: quantile(0.05), eb95: quantile(0.95) };
};
