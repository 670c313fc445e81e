export type Fit = Readonly<{
  coefficients: readonly number[];
  /** (X'WX)^-1: variances of the coefficients on its diagonal, for a residual variance of 1. */
  covariance: readonly (readonly number[])[];
}>;

const dot = (one: readonly number[], other: readonly number[]) => one.reduce((sum, value, i) => sum + value * other[i]!, 0);

/** Less of a column than this is left by the others: it says nothing of its own. */
const DEPENDENT = 1e-10;

/** X = QR by modified Gram-Schmidt (Golub, Van Loan 2013, Matrix Computations, 5.2.8); nothing where a column depends on others. */
const factor = (columns: readonly (readonly number[])[]) => {
  const q: number[][] = [];
  const r = columns.map(() => new Array<number>(columns.length).fill(0));
  for (const [j, column] of columns.entries()) {
    let rest = [...column];
    for (const [i, done] of q.entries()) {
      r[i]![j] = dot(done, rest);
      rest = rest.map((value, row) => value - r[i]![j]! * done[row]!);
    }
    const norm = Math.sqrt(dot(rest, rest));
    if (!(norm > DEPENDENT * Math.sqrt(dot(column, column)))) return undefined;
    r[j]![j] = norm;
    q.push(rest.map((value) => value / norm));
  }
  return { q, r };
};

/** Solves R b = y for upper triangular R. */
const backSolve = (r: readonly (readonly number[])[], y: readonly number[]): number[] => {
  const b = [...y];
  for (let i = b.length - 1; i >= 0; i -= 1) {
    for (let j = i + 1; j < b.length; j += 1) b[i]! -= r[i]![j]! * b[j]!;
    b[i]! /= r[i]![i]!;
  }
  return b;
};

/** Weighted least squares of `y` on `columns`; nothing where the columns do not determine the coefficients. */
export const leastSquares = (
  columns: readonly (readonly number[])[],
  y: readonly number[],
  weights?: readonly number[],
): Fit | undefined => {
  const roots = weights?.map(Math.sqrt) ?? y.map(() => 1);
  const scaled = (values: readonly number[]) => values.map((value, i) => value * roots[i]!);
  const factored = factor(columns.map(scaled));
  if (!factored) return undefined;
  const { q, r } = factored;
  const target = scaled(y);
  const coefficients = backSolve(
    r,
    q.map((column) => dot(column, target)),
  );
  const inverse = columns.map((_, j) =>
    backSolve(
      r,
      columns.map((_, i) => (i === j ? 1 : 0)),
    ),
  );
  // inverse[j] is column j of R^-1, so (X'X)^-1 = R^-1 R^-T sums over these columns.
  const covariance = columns.map((_, a) =>
    columns.map((_, b) => inverse.reduce((sum, column) => sum + column[a]! * column[b]!, 0)),
  );
  return { coefficients, covariance };
};
