import { among, levels, numbers, positives, probabilities, refuse } from '../arguments';
import { beta, logGamma } from '../special-functions';
import type { Prior } from './beta-posterior';

export type Predictive = Prior & Readonly<{ x: number; n: number; nMax: number; p0: number; thetaT: number }>;

const logBeta = (a: number, b: number) => logGamma(a) + logGamma(b) - logGamma(a + b);
const logChoose = (n: number, k: number) => -Math.log(n + 1) - logBeta(k + 1, n - k + 1);

/**
 * Probability that at `nMax` participants Pr(p > p0) will exceed `thetaT`, after `x` of `n`, prior Beta(`a`, `b`): a
 * beta-binomial sum over the events to come. Returns `{ pp, posteriorProbExceeds }`, the second being Pr(p > p0) now.
 * Lee, Liu 2008, Clin Trials 5:93, sec. 2.
 */
export const predictiveProbability = ({ x, n, nMax, a, b, p0, thetaT }: Predictive) => {
  positives({ a, b });
  levels({ p0 });
  probabilities({ thetaT });
  if (n !== 0 || x !== 0) among('x', x, 'n', n);
  if (!Number.isInteger(nMax) || nMax < n) refuse('nMax', 'a whole number of n or more');
  const [shape1, shape2, rest] = [a + x, b + n - x, nMax - n];
  let pp = 0;
  for (let y = 0; y <= rest; y += 1) {
    if (beta.upper(p0, shape1 + y, shape2 + rest - y) <= thetaT) continue;
    pp += Math.exp(logChoose(rest, y) + logBeta(shape1 + y, shape2 + rest - y) - logBeta(shape1, shape2));
  }
  return { pp: Math.min(1, pp), posteriorProbExceeds: beta.upper(p0, shape1, shape2) };
};

export type TwoArms = Readonly<{ x1: number; n1: number; x2: number; n2: number; delta?: number; a?: number; b?: number }>;
type Shapes = readonly [a: number, b: number];

/** On the logit scale the posterior is smooth, whatever its shapes; the sum of equal steps then converges exponentially. */
const spreadOf = ([a, b]: Shapes) => Math.sqrt(1 / a + 1 / b);

/** Pr(p1 > p), where `q` is 1 - p: near 1 it alone says how far that is. */
const exceeding = (p: number, q: number, [a, b]: Shapes): number => (q < p ? beta.cdf(q, b, a) : beta.upper(p, a, b));

/** Integral of f2(p) Pr(p1 > p + delta) over (low, high), by p = low + (high - low) / (1 + e^-y) and equal steps in y. */
const integral = (one: Shapes, two: Shapes, delta: number, [low, high]: readonly [number, number]): number => {
  const [a, b] = two;
  const [width, constant] = [high - low, logBeta(a, b)];
  const reach = 45 / Math.min(1, a, b);
  const step = Math.min(0.25, spreadOf(one) / 4, spreadOf(two) / 4);
  let sum = 0;
  for (let y = -reach; y <= reach; y += step) {
    const [left, right] = [1 / (1 + Math.exp(-y)), 1 / (1 + Math.exp(y))];
    const [p, q] = [low + width * left, 1 - high + width * right];
    const density = Math.exp((a - 1) * Math.log(p) + (b - 1) * Math.log(q) - constant + Math.log(width * left * right));
    if (density > 0) sum += density * exceeding(width * left + Math.max(0, delta), width * right + Math.max(0, -delta), one);
  }
  return sum * step;
};

/**
 * Pr(p1 > p2 + `delta`) for two independent arms after `x1` of `n1` and `x2` of `n2`, both priors Beta(`a`, `b`) (1, 1).
 * Returns `{ probGreater }`. Zaslavsky 2013, Biometrics 69:157: the integral of f2(p) [1 - F1(p + delta)].
 */
export const betaTwoArm = ({ x1, n1, x2, n2, delta = 0, a = 1, b = 1 }: TwoArms) => {
  among('x1', x1, 'n1', n1);
  among('x2', x2, 'n2', n2);
  positives({ a, b });
  numbers({ delta });
  const [one, two]: Shapes[] = [
    [a + x1, b + n1 - x1],
    [a + x2, b + n2 - x2],
  ];
  if (delta >= 1) return { probGreater: 0 };
  if (delta <= -1) return { probGreater: 1 };
  // Below -delta arm 1 is higher for certain, above 1 - delta it cannot be.
  const certain = delta < 0 ? beta.cdf(-delta, ...two!) : 0;
  const inner = integral(one!, two!, delta, [Math.max(0, -delta), Math.min(1, 1 - delta)]);
  return { probGreater: Math.min(1, certain + inner) };
};
