import { levels, refuse, sizes } from '../arguments';
import { continued, crossingAbove, crossingBelow, START, type Region, type Standing } from './sequential-density';

/** 2: a trial stops on either side, symmetrically; 1: on the upper side only. */
export type Sides = 1 | 2;
export const sided = (sides: Sides): Sides => (sides === 1 || sides === 2 ? sides : refuse('sides', '1 or 2'));

/** Where the trial goes on, between looks with the upper bound `z`. */
export const between = (z: number, sides: Sides): Region => ({ lower: sides === 2 ? -z : -Infinity, upper: z });

/** `informationRates` as given, else equally spaced: increasing fractions of the information, none above 1. */
export const timesOf = (looks: number | undefined, informationRates?: readonly number[] | number): readonly number[] => {
  if (informationRates === undefined) {
    sizes({ looks });
    return Array.from({ length: looks! }, (_, k) => (k + 1) / looks!);
  }
  const times = typeof informationRates === 'number' ? [informationRates] : informationRates;
  const rises = Array.isArray(times) && times.every((t, k) => t > (times[k - 1] ?? 0) && t <= 1 + 1e-12);
  if (!rises || times.length === 0) refuse('informationRates', 'rising fractions of the information above 0 and up to 1');
  if (looks !== undefined && looks !== times.length) refuse('looks', 'the number of informationRates');
  return times;
};

/** Probability that is left for the upper side of a test of size alpha. */
export const perSide = (alpha: number, sides: Sides): number => {
  levels({ alpha });
  return alpha / sided(sides);
};

export type Crossing = Readonly<{ upper: readonly number[]; lower: readonly number[] }>;

/** Probability of the first crossing at each look, above `z` and, where two-sided, below `-z`. */
export const crossing = (times: readonly number[], z: readonly number[], sides: Sides, drift = 0): Crossing => {
  const [upper, lower]: [number[], number[]] = [[], []];
  let standing: Standing = START;
  for (const [k, t] of times.entries()) {
    const region = between(z[k]!, sides);
    upper.push(crossingAbove(standing, t, region.upper, drift));
    lower.push(crossingBelow(standing, t, region.lower, drift));
    if (k + 1 < times.length) standing = continued(standing, t, region, times[k + 1]!, drift);
  }
  return { upper, lower };
};

export const sumOf = (values: readonly number[]): number => values.reduce((sum, value) => sum + value, 0);
