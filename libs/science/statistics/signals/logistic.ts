import { among, lists, NE, numbers, refuse } from '../arguments';
import { logGamma } from '../special-functions';
import { maximumLikelihood, type Model } from './likelihood-fit';

export type GroupedBinary = Readonly<{ x: readonly number[]; n: readonly number[]; y: readonly number[] }>;

const logistic = (predictor: number) => 1 / (1 + Math.exp(-predictor));
/** y ln(y / m), 0 where y is 0. */
const entropy = (y: number, m: number) => (y === 0 ? 0 : y * Math.log(y / m));
const logChoose = (n: number, y: number) => logGamma(n + 1) - logGamma(y + 1) - logGamma(n - y + 1);

const binomialModel = (n: readonly number[]): Model => ({
  mean: (predictor, row) => n[row]! * logistic(predictor),
  variance: (mean, row) => (mean * (n[row]! - mean)) / n[row]!,
  deviance: (y, mean, row) => 2 * (entropy(y, mean) + entropy(n[row]! - y, n[row]! - mean)),
  start: (y, row) => Math.log((y + 0.5) / (n[row]! - y + 0.5)),
});

const NONE = { intercept: NE, slope: NE, seIntercept: NE, seSlope: NE, deviance: NE, logLik: NE, oddsRatio: NE };

/**
 * Logistic regression of `y` events of `n` on `x` (a dose), by group: logit p = intercept + slope x. Returns `{ intercept,
 * slope, seIntercept, seSlope, deviance, logLik, oddsRatio }`, the last per unit of x (scale x for "per 100 mg"); logLik
 * with the binomial coefficients. All NE where no maximum exists (one x, or x separates events from none).
 * McCullagh, Nelder 1989, Generalized Linear Models, ch. 4; data of Bliss 1935.
 */
export const logisticGrouped = ({ x, n, y }: GroupedBinary) => {
  lists({ x, n, y });
  if (x.length !== n.length || x.length === 0) refuse('x', 'one dose per group');
  if (y.length !== n.length) refuse('y', 'one number of events per group');
  x.forEach((dose, i) => numbers({ [`x[${i}]`]: dose }));
  n.forEach((size, i) => among(`y[${i}]`, y[i]!, `n[${i}]`, size));
  const fit = maximumLikelihood([x.map(() => 1), x], y, binomialModel(n));
  if (!fit) return NONE;
  const { coefficients, covariance, deviance, means } = fit;
  const [intercept, slope] = coefficients as [number, number];
  const logLikOf = (size: number, i: number) =>
    logChoose(size, y[i]!) + (y[i]! && y[i]! * Math.log(means[i]! / size)) + (size - y[i]!) * Math.log1p(-means[i]! / size);
  return {
    intercept,
    slope,
    seIntercept: Math.sqrt(covariance[0]![0]!),
    seSlope: Math.sqrt(covariance[1]![1]!),
    deviance,
    logLik: n.reduce((sum, size, i) => sum + logLikOf(size, i), 0),
    oddsRatio: Math.exp(slope),
  };
};
