import { counts, NE, refuse } from '../arguments';
import { binomial, chiSquare } from '../special-functions';

/** Pairs: `a` yes before and after, `b` yes before only, `c` yes after only, `d` neither. */
export type Pairs = Readonly<{ a: number; b: number; c: number; d: number }>;

/** b and c are alike in law: both tails of a fair coin, each computed directly. */
const exactP = (b: number, c: number) => Math.min(1, 2 * binomial.upper(Math.max(b, c), b + c, 0.5));

/**
 * McNemar's test of change from the discordant `b` and `c`: with continuity correction (|b - c| - 1)^2 / (b + c), without,
 * and exact (binomial, two-sided). Returns `{ chiSquareCc, pCc, chiSquare, p, pExact }`, 1 degree of freedom. Nobody
 * changed: chi-square and its p NE, exact p 1. McNemar 1947, Psychometrika 12:153; Edwards 1948, Psychometrika 13:185.
 */
export const mcnemar = ({ a, b, c, d }: Pairs) => {
  counts({ a, b, c, d });
  if (b + c === 0) return { chiSquareCc: NE, pCc: NE, chiSquare: NE, p: NE, pExact: 1 };
  const statistic = (b - c) ** 2 / (b + c);
  // Where b = c there is nothing to correct.
  const corrected = Math.max(0, Math.abs(b - c) - 1) ** 2 / (b + c);
  return {
    chiSquareCc: corrected,
    pCc: chiSquare.upper(corrected, 1),
    chiSquare: statistic,
    p: chiSquare.upper(statistic, 1),
    pExact: exactP(b, c),
  };
};

/**
 * Bowker's test of symmetry of a square `table` (rows before, columns after): the sum of (n_ij - n_ji)^2 / (n_ij + n_ji).
 * Returns `{ chiSquare, df, p }`. Two cells that are both empty say nothing and count no degree of freedom; NE where none
 * is left. Bowker 1948, J Am Stat Assoc 43:572.
 */
export const bowker = ({ table }: { table: readonly (readonly number[])[] }) => {
  if (!Array.isArray(table) || table.length < 2 || table.some((row) => !Array.isArray(row) || row.length !== table.length)) {
    refuse('table', 'square, of two levels or more');
  }
  table.flat().forEach((cell) => counts({ table: cell }));
  const pairs = table.flatMap((row, i) => row.slice(i + 1).map((cell, k) => [cell, table[i + 1 + k]![i]!] as const));
  const filled = pairs.filter(([above, below]) => above + below > 0);
  if (filled.length === 0) return { chiSquare: NE, df: 0, p: NE };
  const statistic = filled.reduce((sum, [above, below]) => sum + (above - below) ** 2 / (above + below), 0);
  return { chiSquare: statistic, df: filled.length, p: chiSquare.upper(statistic, filled.length) };
};
