import { counts, lists, NE, numbers, positives, refuse, type NotEstimable } from '../arguments';
import { maximumLikelihood, type Model } from './likelihood-fit';

type Level = string | number;
type Column = readonly number[];

const poissonModel: Model = {
  mean: (predictor) => Math.exp(predictor),
  variance: (mean) => mean,
  deviance: (y, mean) => 2 * ((y === 0 ? 0 : y * Math.log(y / mean)) - (y - mean)),
  start: (y) => Math.log(y + 0.1),
};

const checkLengths = (y: Column, named: Readonly<Record<string, readonly unknown[]>>) => {
  lists({ y, ...named });
  y.forEach((value, i) => counts({ [`y[${i}]`]: value }));
  for (const [name, values] of Object.entries(named)) if (values.length !== y.length) refuse(name, 'one value per count');
};
const logOf = (personTime: Column) =>
  personTime.map((time, i) => {
    positives({ [`personTime[${i}]`]: time });
    return Math.log(time);
  });

const levelsOf = (values: readonly Level[]): readonly Level[] =>
  [...new Set(values)].sort((one, other) =>
    typeof one === 'number' && typeof other === 'number' ? one - other : String(one).localeCompare(String(other), 'en'),
  );
/** One column per level but the first, which is the reference. */
const contrasts = (name: string, values: readonly Level[]) =>
  levelsOf(values)
    .slice(1)
    .map((level) => ({ name: `${name}${level}`, column: values.map((value) => (value === level ? 1 : 0)) }));

export type Factors = Readonly<{ y: Column; personTime?: Column } & Record<string, readonly Level[] | undefined>>;

/**
 * Log-linear Poisson regression of counts `y` on factors: every other key of the argument is one, in that order, its
 * lowest level the reference; `personTime`, where given, is the exposure (offset ln personTime). Returns `{ names[],
 * coefficients[], se[], deviance, residualDf }`, intercept first; NE instead of the lists where no maximum exists.
 * McCullagh, Nelder 1989, Generalized Linear Models, ch. 6; data of Dobson 1990.
 */
export const poissonRegression = (input: Factors) => {
  const { y, personTime, ...others } = input;
  const factors = Object.entries(others).filter((entry): entry is [string, readonly Level[]] => Array.isArray(entry[1]));
  checkLengths(y, { ...Object.fromEntries(factors), ...(personTime && { personTime }) });
  const terms = [{ name: 'intercept', column: y.map(() => 1) }, ...factors.flatMap(([name, values]) => contrasts(name, values))];
  const names = terms.map(({ name }) => name);
  const fit = maximumLikelihood(
    terms.map(({ column }) => column),
    y,
    poissonModel,
    personTime && logOf(personTime),
  );
  const residualDf = y.length - terms.length;
  if (!fit) return { names, coefficients: NE as NotEstimable, se: NE as NotEstimable, deviance: NE as NotEstimable, residualDf };
  const se = fit.covariance.map((row, i) => Math.sqrt(row[i]!));
  return { names, coefficients: fit.coefficients, se, deviance: fit.deviance, residualDf };
};

const NONE = { intercept: NE, logRateRatio: NE, se: NE, rateRatio: NE, deviance: NE };

/**
 * Rate ratio per unit of `x` (1 against 0: two groups) from counts `y` over `personTime`: ln rate = intercept + logRateRatio
 * x, offset ln personTime. Returns `{ intercept, logRateRatio, se, rateRatio, deviance }`, rates per unit of personTime; NE
 * where no maximum exists (no event at one of two values of x, or only one x). McCullagh, Nelder 1989, ch. 6.
 */
export const poissonRegressionOffset = (input: Readonly<{ y: Column; x: Column; personTime: Column }>) => {
  const { y, x, personTime } = input;
  checkLengths(y, { x, personTime });
  x.forEach((value, i) => numbers({ [`x[${i}]`]: value }));
  const fit = maximumLikelihood([y.map(() => 1), x], y, poissonModel, logOf(personTime));
  if (!fit) return NONE;
  const [intercept, logRateRatio] = fit.coefficients as [number, number];
  const se = Math.sqrt(fit.covariance[1]![1]!);
  return { intercept, logRateRatio, se, rateRatio: Math.exp(logRateRatio), deviance: fit.deviance };
};
