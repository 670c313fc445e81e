import { among, levels, oneOf } from '../arguments';
import { edgeOf } from '../edge';
import { normal } from '../special-functions';
import { type Interval, proportionCi, zOf } from './proportion';

/** `x1` of `n1` (the active arm) against `x2` of `n2`. */
export type TwoArms = Readonly<{ x1: number; n1: number; x2: number; n2: number }>;
const METHODS = ['miettinen_nurminen', 'mee', 'newcombe', 'newcombe_cc', 'wald', 'agresti_caffo'] as const;
/** `pOneSided` is for arm 1 being worse (more events). */
export type ScoreTest = Readonly<{ z: number; pOneSided: number; pTwoSided: number }>;
export type DifferenceMethod = (typeof METHODS)[number];

export const checkArms = ({ x1, n1, x2, n2 }: TwoArms): void => {
  among('x1', x1, 'n1', n1);
  among('x2', x2, 'n2', n2);
};

/** The likeliest p1 where p1 - p2 = d: Farrington, Manning 1990, Stat Med 9:1447, appendix (the root of a cubic). */
const restrictedP1 = ({ x1, n1, x2, n2 }: TwoArms, d: number): number => {
  const [p1, p2, theta] = [x1 / n1, x2 / n2, n2 / n1];
  const a = 1 + theta;
  const b = -(a + p1 + theta * p2 + d * (theta + 2));
  const c = d * d + d * (2 * p1 + a) + p1 + theta * p2;
  const third = b / (3 * a);
  const v = third ** 3 - (b * c) / (6 * a * a) - (p1 * d * (1 + d)) / (2 * a);
  const u = Math.sign(v || 1) * Math.sqrt(Math.max(0, third * third - c / (3 * a)));
  const cosine = u === 0 ? 1 : Math.min(1, Math.max(-1, v / u ** 3));
  const root = 2 * u * Math.cos((Math.PI + Math.acos(cosine)) / 3) - third;
  return Math.min(1, 1 + d, Math.max(0, d, root));
};

/** Variance of the observed difference where the true one is `d`; without Miettinen and Nurminen's factor N / (N - 1). */
export const scoreVariance = (arms: TwoArms, d: number): number => {
  const p1 = restrictedP1(arms, d);
  const p2 = Math.min(1, Math.max(0, p1 - d));
  return (p1 * (1 - p1)) / arms.n1 + (p2 * (1 - p2)) / arms.n2;
};

/** With the score test of "no difference" beside the interval. */
const score = (arms: TwoArms, level: number, factor: number): Interval & ScoreTest => {
  const [estimate, z] = [arms.x1 / arms.n1 - arms.x2 / arms.n2, zOf(level)];
  const isInside = (d: number) => (estimate - d) ** 2 <= z * z * factor * scoreVariance(arms, d);
  const test = estimate === 0 ? 0 : estimate / Math.sqrt(factor * scoreVariance(arms, 0));
  return {
    lower: edgeOf(isInside, estimate, -1),
    upper: edgeOf(isInside, estimate, 1),
    z: test,
    pOneSided: normal.upper(test),
    pTwoSided: 2 * normal.upper(Math.abs(test)),
  };
};

/** Miettinen, Nurminen 1985, Stat Med 4:213: the score interval with N / (N - 1). */
const miettinenNurminen = (arms: TwoArms, level: number) => score(arms, level, (arms.n1 + arms.n2) / (arms.n1 + arms.n2 - 1));

/** Mee 1984, Biometrics 40:1175: without it. */
const mee = (arms: TwoArms, level: number) => score(arms, level, 1);

/** Newcombe 1998, Stat Med 17:873, methods 10 and 11: the squared distances to the arms' Wilson bounds. */
const hybrid = (method: 'wilson' | 'wilson_cc') => (arms: TwoArms, level: number) => {
  const [p1, p2] = [arms.x1 / arms.n1, arms.x2 / arms.n2];
  const one = proportionCi({ x: arms.x1, n: arms.n1, level, method });
  const two = proportionCi({ x: arms.x2, n: arms.n2, level, method });
  return {
    lower: p1 - p2 - Math.hypot(p1 - one.lower, two.upper - p2),
    upper: p1 - p2 + Math.hypot(one.upper - p1, p2 - two.lower),
  };
};

/** Closed where a difference of proportions ends. */
const around = (p1: number, n1: number, p2: number, n2: number, level: number): Interval => {
  const half = zOf(level) * Math.sqrt((p1 * (1 - p1)) / n1 + (p2 * (1 - p2)) / n2);
  return { lower: Math.max(-1, p1 - p2 - half), upper: Math.min(1, p1 - p2 + half) };
};
const wald = ({ x1, n1, x2, n2 }: TwoArms, level: number) => around(x1 / n1, n1, x2 / n2, n2, level);

/** Agresti, Caffo 2000, Am Stat 54:280: one event and one non-event added to each arm. */
const agrestiCaffo = ({ x1, n1, x2, n2 }: TwoArms, level: number) =>
  around((x1 + 1) / (n1 + 2), n1 + 2, (x2 + 1) / (n2 + 2), n2 + 2, level);

const BY_METHOD = {
  miettinen_nurminen: miettinenNurminen,
  mee,
  newcombe: hybrid('wilson'),
  newcombe_cc: hybrid('wilson_cc'),
  wald,
  agresti_caffo: agrestiCaffo,
};

/** Difference of two proportions, x1 / n1 - x2 / n2, with a two-sided interval, on the scale -1 to 1. */
export const riskDifferenceCi = ({
  level = 0.95,
  method = 'miettinen_nurminen',
  ...arms
}: TwoArms & Readonly<{ level?: number; method?: DifferenceMethod }>): Interval & { estimate: number } & Partial<ScoreTest> => {
  checkArms(arms);
  levels({ level });
  const interval: Interval & Partial<ScoreTest> = BY_METHOD[oneOf('method', method, METHODS)](arms, level);
  return { estimate: arms.x1 / arms.n1 - arms.x2 / arms.n2, ...interval };
};
