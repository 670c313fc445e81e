import { lists, NE, numbers, refuse } from '../arguments';
import { leastSquares } from '../signals/least-squares';
import { studentT } from '../special-functions';

export type Ancova = Readonly<{
  y: readonly number[];
  baseline: readonly number[];
  arm: readonly string[];
  /** The arm that the others are compared with; the first in the alphabet when not given. */
  reference?: string;
}>;

const armsOf = ({ arm, reference }: Ancova): readonly string[] => {
  const all = [...new Set(arm.map(String))].sort((one, other) => one.localeCompare(other, 'en'));
  const first = reference ?? all[0] ?? '';
  if (!all.includes(first)) refuse('reference', 'one of the arms');
  const others = all.filter((name) => name !== first);
  if (others.some((name) => ['intercept', 'baseline', 'se', 'p', 'names', 'residualDf', 'sigma'].includes(name))) {
    refuse('arm', 'named otherwise than a key of the result');
  }
  return others;
};

/**
 * Analysis of covariance: `y` on `baseline` and `arm`, equal slopes. Returns `{ intercept, baseline, <arm>: difference from
 * the reference at equal baseline, names[], se[], p[], residualDf, sigma }`, lists in the order intercept, baseline, arms in
 * the alphabet. All NE where the arms or baselines do not determine the coefficients or no degree of freedom is left.
 * Fisher 1932, Statistical Methods for Research Workers, sec. 49.1; Vickers, Altman 2001, BMJ 323:1123.
 */
export const ancova = (input: Ancova): Readonly<Record<string, unknown>> => {
  const { y, baseline, arm } = input;
  lists({ y, baseline, arm });
  if (baseline.length !== y.length) refuse('baseline', 'one per y');
  if (arm.length !== y.length) refuse('arm', 'one per y');
  y.forEach((value, i) => numbers({ [`y[${i}]`]: value, [`baseline[${i}]`]: baseline[i] }));
  const arms = armsOf(input);
  const columns = [y.map(() => 1), baseline, ...arms.map((name) => arm.map((value) => (String(value) === name ? 1 : 0)))];
  const names = ['intercept', 'baseline', ...arms];
  const residualDf = y.length - columns.length;
  const fit = residualDf > 0 ? leastSquares(columns, y) : undefined;
  const keyed = (values: readonly unknown[] | undefined) => Object.fromEntries(names.map((name, j) => [name, values?.[j] ?? NE]));
  if (!fit) return { ...keyed(undefined), names, se: NE, p: NE, residualDf, sigma: NE };
  const { coefficients, covariance } = fit;
  const fitted = y.map((_, i) => columns.reduce((sum, column, j) => sum + column[i]! * coefficients[j]!, 0));
  const sigma = Math.sqrt(y.reduce((sum, value, i) => sum + (value - fitted[i]!) ** 2, 0) / residualDf);
  const se = covariance.map((row, j) => sigma * Math.sqrt(row[j]!));
  const p = se.map((error, j) => (error > 0 ? studentT.twoSided(coefficients[j]! / error, residualDf) : NE));
  return { ...keyed(coefficients), names, se, p, residualDf, sigma };
};
