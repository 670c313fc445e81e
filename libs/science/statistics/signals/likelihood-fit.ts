import { leastSquares, type Fit } from './least-squares';

/** A generalised linear model with its canonical link, by row: fitted value and weight at a linear predictor. */
export type Model = Readonly<{
  mean: (predictor: number, row: number) => number;
  variance: (mean: number, row: number) => number;
  /** Its contribution to the deviance. */
  deviance: (y: number, mean: number, row: number) => number;
  /** A linear predictor to start from, from the data. */
  start: (y: number, row: number) => number;
}>;
export type LikelihoodFit = Fit & Readonly<{ deviance: number; means: readonly number[] }>;

/** A fit that ends beyond this predictor (a probability or a count of 1e-10) ran away: the data are separated. */
const RUNAWAY = 23;
const STEPS = 100;
/** Relative change of the deviance; the error of the estimates, of second order in it, is then far smaller. */
const CONVERGED = 1e-11;

/**
 * Iteratively reweighted least squares. McCullagh, Nelder 1989, Generalized Linear Models, sec. 2.5. `offset` is added to
 * the linear predictor. Nothing where the likelihood has no maximum: dependent columns, or an estimate that runs away.
 */
export const maximumLikelihood = (
  columns: readonly (readonly number[])[],
  y: readonly number[],
  model: Model,
  offset: readonly number[] = y.map(() => 0),
): LikelihoodFit | undefined => {
  let predictors = y.map((value, row) => model.start(value, row));
  let [last, settled] = [Infinity, false];
  for (let step = 0; step < STEPS; step += 1) {
    const means = predictors.map((predictor, row) => model.mean(predictor, row));
    const weights = means.map((mean, row) => model.variance(mean, row));
    const working = predictors.map((predictor, row) => predictor - offset[row]! + (y[row]! - means[row]!) / weights[row]!);
    const fit = leastSquares(columns, working, weights);
    if (!fit || fit.coefficients.some(Number.isNaN)) return undefined;
    const linear = y.map((_, row) => columns.reduce((sum, column, j) => sum + fit.coefficients[j]! * column[row]!, 0));
    predictors = linear.map((value, row) => value + offset[row]!);
    const fitted = predictors.map((predictor, row) => model.mean(predictor, row));
    const deviance = y.reduce((sum, value, row) => sum + model.deviance(value, fitted[row]!, row), 0);
    // One step more than needed, because the standard errors stand on the weights before the step.
    if (settled) return predictors.some((value) => Math.abs(value) > RUNAWAY) ? undefined : { ...fit, deviance, means: fitted };
    settled = Math.abs(deviance - last) <= CONVERGED * (Math.abs(deviance) + 0.1);
    last = deviance;
  }
  return undefined;
};
