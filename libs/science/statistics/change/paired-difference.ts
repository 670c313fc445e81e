import { counts, levels, refuse } from '../arguments';
import { edgeOf } from '../edge';
import { proportionCi } from '../incidence';
import { normal } from '../special-functions';
import type { Pairs } from './symmetry';

export type PairedLevel = Pairs & Readonly<{ level?: number }>;

const checked = ({ a, b, c, d, level = 0.95 }: PairedLevel) => {
  counts({ a, b, c, d });
  levels({ level });
  const n = a + b + c + d;
  return n > 0 ? { n, level, estimate: (b - c) / n } : refuse('a', 'part of a table that is not empty');
};

/** Tango 1998, eq. 8-10: the score at difference `delta`, with the nuisance rate at its restricted maximum. */
const score = ({ b, c }: Pairs, n: number, delta: number): number => {
  const linear = (2 * n - b + c) * delta - b - c;
  const nuisance = (Math.sqrt(linear * linear + 8 * n * c * delta * (1 - delta)) - linear) / (4 * n);
  const variance = n * (2 * nuisance + delta * (1 - delta));
  const distance = b - c - n * delta;
  // 1e-9 of a participant is rounding: the interval may end at its own estimate, where the variance is 0.
  if (!(variance > 0)) return Math.abs(distance) < 1e-9 ? 0 : Infinity * Math.sign(distance);
  return distance / Math.sqrt(variance);
};

/**
 * Difference of paired proportions, (b - c) / n, with Tango's score interval of `level` (0.95); `a` to `d` as mcnemar.
 * Returns `{ estimate, lower, upper }`. Tango 1998, Stat Med 17:891.
 */
export const pairedRiskDifferenceTango = (input: PairedLevel) => {
  const { n, level, estimate } = checked(input);
  const z = normal.upperQuantile((1 - level) / 2);
  const isInside = (delta: number) => Math.abs(score(input, n, delta)) <= z;
  return { estimate, lower: edgeOf(isInside, estimate, -1), upper: edgeOf(isInside, estimate, 1) };
};

/** Correlation of the pairs; `corrected` (method 10) takes n / 2 from a positive ad - bc, down to 0. */
const phi = ({ a, b, c, d }: Pairs, n: number, corrected: boolean): number => {
  const margins = (a + b) * (c + d) * (a + c) * (b + d);
  if (margins === 0) return 0;
  const cross = a * d - b * c;
  return (corrected && cross > 0 ? Math.max(0, cross - n / 2) : cross) / Math.sqrt(margins);
};

/**
 * Difference of paired proportions, (b - c) / n, from Wilson intervals of both, Newcombe's `method` 8, or 10 (default) with
 * corrected correlation; `level` 0.95. Returns `{ estimate, lower, upper }`. Newcombe 1998, Stat Med 17:2635.
 */
export const pairedRiskDifferenceNewcombe = (input: PairedLevel & Readonly<{ method?: 8 | 10 }>) => {
  const { n, level, estimate } = checked(input);
  const { a, b, c, method = 10 } = input;
  if (method !== 8 && method !== 10) refuse('method', '8 or 10');
  const correlation = phi(input, n, method === 10);
  const [before, after] = [a + b, a + c].map((x) => ({ p: x / n, ...wilson(x, n, level) })) as [Margin, Margin];
  const reach = (down: number, up: number) => Math.sqrt(Math.max(0, down * down - 2 * correlation * down * up + up * up));
  return {
    estimate,
    lower: estimate - reach(before.p - before.lower, after.upper - after.p),
    upper: estimate + reach(after.p - after.lower, before.upper - before.p),
  };
};
type Margin = Readonly<{ p: number; lower: number; upper: number }>;
const wilson = (x: number, n: number, level: number) => {
  const { lower, upper } = proportionCi({ x, n, level, method: 'wilson' });
  return { lower, upper };
};
