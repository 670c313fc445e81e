import { among, lists, NE, numbers, refuse } from '../arguments';
import { chiSquare } from '../special-functions';

export type Groups = Readonly<{ x: readonly number[]; n: readonly number[]; scores?: readonly number[] }>;

const sumOf = (values: readonly number[]) => values.reduce((sum, value) => sum + value, 0);

/**
 * Linear trend in proportions: `x` events of `n` in groups with `scores` (a dose; 1, 2, 3 ... if not given). Returns
 * `{ chiSquare, p, z }`, 1 degree of freedom, no continuity correction, z above 0 when the proportion rises with the score;
 * NE where nobody, everybody, or only one score is there. Cochran 1954, Biometrics 10:417; Armitage 1955, Biometrics 11:375.
 */
export const cochranArmitage = ({ x, n, scores: given }: Groups) => {
  lists({ x, n });
  const scores = given ?? n.map((_, i) => i + 1);
  if (x.length !== n.length || n.length < 2) refuse('x', 'one number of events per group of two or more');
  if (scores.length !== n.length) refuse('scores', 'one per group');
  n.forEach((size, i) => among(`x[${i}]`, x[i]!, `n[${i}]`, size));
  scores.forEach((score, i) => numbers({ [`scores[${i}]`]: score }));
  const all = sumOf(n);
  const [rate, centre] = [sumOf(x) / all, sumOf(n.map((size, i) => size * scores[i]!)) / all];
  const slope = sumOf(n.map((size, i) => (x[i]! - size * rate) * (scores[i]! - centre)));
  const variance = rate * (1 - rate) * sumOf(n.map((size, i) => size * (scores[i]! - centre) ** 2));
  if (variance === 0) return { chiSquare: NE, p: NE, z: NE };
  const statistic = (slope * slope) / variance;
  return { chiSquare: statistic, p: chiSquare.upper(statistic, 1), z: slope / Math.sqrt(variance) };
};
