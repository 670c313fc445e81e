import { normal } from '../special-functions';
import { gridOn } from './quadrature';

/**
 * Where a trial that has not stopped may stand at information time `t`: the score S = Z sqrt(t), a Brownian motion with
 * drift, as points and the probability that each stands for.
 */
export type Standing = Readonly<{ t: number; points: Float64Array; masses: Float64Array }>;
export type Region = Readonly<{ lower: number; upper: number }>;

export const START: Standing = { t: 0, points: Float64Array.of(0), masses: Float64Array.of(1) };

/** Beyond this many standard deviations there is no mass that a double could add to 1. */
const FAR = 9;

/** P(not stopped before t, Z(t) >= z): the recursion of Armitage, McPherson, Rowe 1969, J R Stat Soc A 132:235. */
export const crossingAbove = ({ t: from, points, masses }: Standing, t: number, z: number, drift = 0): number => {
  if (z === Infinity) return 0;
  const [sd, bound] = [Math.sqrt(t - from), z * Math.sqrt(t) - drift * (t - from)];
  let sum = 0;
  for (let i = 0; i < points.length; i += 1) sum += masses[i]! * normal.upper((bound - points[i]!) / sd);
  return sum;
};

/** P(not stopped before t, Z(t) <= z). */
export const crossingBelow = ({ t: from, points, masses }: Standing, t: number, z: number, drift = 0): number => {
  if (z === -Infinity) return 0;
  const [sd, bound] = [Math.sqrt(t - from), z * Math.sqrt(t) - drift * (t - from)];
  let sum = 0;
  for (let i = 0; i < points.length; i += 1) sum += masses[i]! * normal.cdf((bound - points[i]!) / sd);
  return sum;
};

/** The region in scores, without the tails that hold nothing. */
const within = ({ lower, upper }: Region, t: number, drift: number): readonly [number, number] => {
  const [centre, reach, root] = [drift * t, FAR * Math.sqrt(t), Math.sqrt(t)];
  return [Math.max(lower * root, centre - reach), Math.min(upper * root, centre + reach)];
};

/**
 * The standing after a look at `t` that did not stop: Z(t) stayed inside `region`. `next` is the time of the following
 * look: the grid has to resolve the step to it as well as the one before.
 */
export const continued = (before: Standing, t: number, region: Region, next: number, drift = 0): Standing => {
  const step = t - before.t;
  const [from, to] = within(region, t, drift);
  if (to <= from) return { t, points: new Float64Array(0), masses: new Float64Array(0) };
  const { points, weights } = gridOn(from, to, 3 * Math.sqrt(Math.min(step, next - t)));
  const masses = new Float64Array(points.length);
  const [shift, precision, factor] = [drift * step, 0.5 / step, 1 / Math.sqrt(2 * Math.PI * step)];
  for (let i = 0; i < points.length; i += 1) {
    const at = points[i]! - shift;
    let density = 0;
    for (let j = 0; j < before.points.length; j += 1) {
      const exponent = (at - before.points[j]!) ** 2 * precision;
      if (exponent < (FAR * FAR) / 2) density += before.masses[j]! * Math.exp(-exponent);
    }
    masses[i] = weights[i]! * density * factor;
  }
  return { t, points, masses };
};
