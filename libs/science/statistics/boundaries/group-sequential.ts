import { levels, lists, numbers, oneOf, refuse } from '../arguments';
import { normal } from '../special-functions';
import { between, crossing, perSide, sided, sumOf, timesOf, type Sides } from './looks';
import { rootOf } from './root';
import { continued, crossingAbove, START, type Standing } from './sequential-density';
import { spent, type Spending } from './spending';

const SHAPES = ['Pocock', 'OBF', 'WangTsiatis'] as const;
export type Family = Readonly<{
  type: (typeof SHAPES)[number];
  /** Wang-Tsiatis only: 0.5 is Pocock, 0 is O'Brien-Fleming. */
  delta?: number;
  looks?: number;
  alpha: number;
  sides?: Sides;
  informationRates?: readonly number[];
}>;

const exponentOf = ({ type, delta }: Family): number => {
  if (oneOf('type', type, SHAPES) === 'Pocock') return 0;
  if (type === 'OBF') return -0.5;
  numbers({ delta });
  return delta! - 0.5;
};

const nominal = (z: readonly number[]) => ({
  nominalP: z.map((bound) => normal.upper(bound)),
  nominalTwoSidedP: z.map((bound) => Math.min(1, 2 * normal.upper(Math.abs(bound)))),
});

/**
 * Bounds of one constant on the z scale: z(k) = constant (t(k) / t(K))^(Delta - 1/2); `type` Pocock (Delta 1/2), OBF
 * (O'Brien-Fleming, 0) or WangTsiatis with its `delta`. `looks` equally spaced or `informationRates`; `alpha` of the whole
 * test, `sides` 2 (default) or 1. Returns `{ constant, z[], nominalP[] (one-sided), nominalTwoSidedP[] }`.
 * Jennison, Turnbull 2000, Group Sequential Methods, ch. 2; Wang, Tsiatis 1987, Biometrics 43:193.
 */
export const gsBoundary = (input: Family) => {
  const { looks, alpha, sides = 2, informationRates } = input;
  const times = timesOf(looks, informationRates);
  const target = perSide(alpha, sides);
  const exponent = exponentOf(input);
  const shape = times.map((t) => (t / times.at(-1)!) ** exponent);
  const boundsOf = (constant: number) => shape.map((factor) => constant * factor);
  const excess = (constant: number) => Math.log(sumOf(crossing(times, boundsOf(constant), sides).upper) / target);
  // One look alone is the least that is needed, Bonferroni's inequality the most.
  const most = normal.upperQuantile(target / times.length) / Math.min(...shape);
  const constant = rootOf(excess, normal.upperQuantile(target), most);
  const z = boundsOf(constant);
  return { constant, z, ...nominal(z) };
};

/** The bound at `t` whose crossing from `standing` has probability `p`: exact where it is the first look. */
const boundFor = (standing: Standing, t: number, p: number): number => {
  if (!(p > 0)) return Infinity;
  if (standing.t === 0) return normal.upperQuantile(p);
  const excess = (z: number) => Math.log(crossingAbove(standing, t, z) / p);
  const most = normal.upperQuantile(p);
  return rootOf(excess, -FURTHEST, Math.min(most, FURTHEST));
};
const FURTHEST = 30;

/**
 * Bounds by alpha spending: `spending` LanDeMetsOBF, LanDeMetsPocock, power (`rho`) or HwangShihDeCani (`gamma`), `alpha`,
 * `sides` 2 (default; half per side) or 1, `informationRates` of the looks so far. Returns `{ z[], nominalP[] (one-sided),
 * nominalTwoSidedP[], cumulativeAlpha[] }` and, two-sided, `cumulativeAlphaTwoSided[]`; z is Infinity where nothing may be
 * spent. Lan, DeMets 1983, Biometrika 70:659; recursion of Armitage, McPherson, Rowe 1969.
 */
export const spendingBoundary = (input: Spending & { alpha: number; sides?: Sides; informationRates: readonly number[] }) => {
  const { alpha, sides = 2, informationRates } = input;
  const target = perSide(alpha, sides);
  const times = timesOf(undefined, informationRates ?? refuse('informationRates', 'given'));
  const cumulative = times.map((t) => spent(input, target, t));
  const z: number[] = [];
  let standing: Standing = START;
  for (const [k, t] of times.entries()) {
    z.push(boundFor(standing, t, cumulative[k]! - (cumulative[k - 1] ?? 0)));
    if (k + 1 < times.length) standing = continued(standing, t, between(z[k]!, sides), times[k + 1]!);
  }
  const cumulativeAlpha = cumulative.map((part) => part * sides);
  return { z, ...nominal(z), cumulativeAlpha, ...(sides === 2 && { cumulativeAlphaTwoSided: cumulativeAlpha }) };
};

/**
 * Probability of a false alarm when each of `looks` equally spaced looks tests at `nominalTwoSided`. Returns `{ typeI }`.
 * Armitage, McPherson, Rowe 1969, J R Stat Soc A 132:235, Table 2.
 */
export const repeatedTestingTypeI = ({ looks, nominalTwoSided }: { looks: number; nominalTwoSided: number }) => {
  levels({ nominalTwoSided });
  const times = timesOf(looks);
  const z = times.map(() => normal.upperQuantile(nominalTwoSided / 2));
  return { typeI: 2 * sumOf(crossing(times, z, 2).upper) };
};

export type Peto = Readonly<{
  looks?: number;
  interimZ: number;
  alpha: number;
  sides?: Sides;
  informationRates?: readonly number[];
}>;

/**
 * Final bound when every look before it stops at `interimZ` (Haybittle-Peto) and the whole test keeps `alpha`. Returns
 * `{ finalZ }`, 'NE' where the looks before leave nothing of alpha. Haybittle 1971, Br J Radiol 44:793; Peto 1976, Br J
 * Cancer 34:585.
 */
export const haybittlePetoFinal = ({ looks, interimZ, alpha, sides = 2, informationRates }: Peto) => {
  numbers({ interimZ });
  const times = timesOf(looks, informationRates);
  let left = perSide(alpha, sides);
  let standing: Standing = START;
  for (const [k, t] of times.slice(0, -1).entries()) {
    left -= crossingAbove(standing, t, interimZ);
    standing = continued(standing, t, between(interimZ, sides), times[k + 1]!);
  }
  return { finalZ: left > 0 ? boundFor(standing, times.at(-1)!, left) : ('NE' as const) };
};

/**
 * Probability of the first crossing at each look with bounds `z` at information times `t`, under `drift` (the mean of the
 * final z). Returns `{ upper[], lower[], power }`: above z, below -z (`sides` 2, the default), and the sum of the upper
 * ones. Armitage, McPherson, Rowe 1969; Jennison, Turnbull 2000, ch. 19.
 */
export const crossingProbabilities = (input: { t: readonly number[]; z: readonly number[]; drift?: number; sides?: Sides }) => {
  const { t, z, drift = 0, sides = 2 } = input;
  numbers({ drift });
  const times = timesOf(undefined, t);
  const bounds = typeof z === 'number' ? [z as number] : z;
  lists({ z: bounds });
  if (bounds.length !== times.length) refuse('z', 'one bound per look');
  bounds.forEach((z) => numbers({ z }));
  const { upper, lower } = crossing(times, bounds, sided(sides), drift);
  return { upper, lower, power: sumOf(upper) };
};
