import { levels, NE, type NotEstimable, oneOf } from '../arguments';
import { edgeOf } from '../edge';
import { zOf } from './proportion';
import { checkArms, type TwoArms } from './risk-difference';

/** `Infinity` where the comparator had no event; NE where neither arm tells anything. */
export type Ratio = Readonly<{ estimate: number | NotEstimable; lower: number | NotEstimable; upper: number | NotEstimable }>;
const METHODS = ['miettinen_nurminen', 'koopman', 'katz_log'] as const;
export type RelativeRiskMethod = (typeof METHODS)[number];
type Bounds = Pick<Ratio, 'lower' | 'upper'>;

/** The likeliest p2 where p1 = r p2: Miettinen, Nurminen 1985, Stat Med 4:213, eq. 12. Written so that nothing cancels. */
export const restrictedP2 = ({ x1, n1, x2, n2 }: TwoArms, r: number): number => {
  const [a, b, c] = [(n1 + n2) * r, n1 * r + x1 + n2 + x2 * r, x1 + x2];
  return Math.min(1, 1 / r, (2 * c) / (b + Math.sqrt(Math.max(0, b * b - 4 * a * c))));
};

/** Variance of p1 - r p2 where the true ratio is `r`. */
export const ratioVariance = (arms: TwoArms, r: number): number => {
  const p2 = restrictedP2(arms, r);
  const p1 = Math.min(1, r * p2);
  return (p1 * (1 - p1)) / arms.n1 + (r * r * p2 * (1 - p2)) / arms.n2;
};

/** ln of the largest ratio looked at. */
const FAR = 300;

const score = (arms: TwoArms, level: number, factor: number): Bounds => {
  const { x1, n1, x2, n2 } = arms;
  const square = zOf(level) ** 2 * factor;
  const isInside = (log: number) => (x1 / n1 - Math.exp(log) * (x2 / n2)) ** 2 <= square * ratioVariance(arms, Math.exp(log));
  const estimate = Math.log((x1 / n1) * (n2 / x2));
  return {
    lower: x1 === 0 ? 0 : Math.exp(edgeOf(isInside, Math.min(FAR, estimate), -FAR)),
    upper: x2 === 0 ? Infinity : Math.exp(edgeOf(isInside, Math.max(-FAR, estimate), FAR)),
  };
};

/** Miettinen, Nurminen 1985: the score interval with N / (N - 1). */
const miettinenNurminen = (arms: TwoArms, level: number) => score(arms, level, (arms.n1 + arms.n2) / (arms.n1 + arms.n2 - 1));

/** Koopman 1984, Biometrics 40:513: without it. */
const koopman = (arms: TwoArms, level: number) => score(arms, level, 1);

const aroundLog = (estimate: number, variance: number, level: number): Bounds => {
  if (!Number.isFinite(variance)) return { lower: NE, upper: NE };
  const half = zOf(level) * Math.sqrt(variance);
  return { lower: estimate * Math.exp(-half), upper: estimate * Math.exp(half) };
};

/** Katz et al. 1978, Biometrics 34:469: around ln RR. NE where an arm had no event. */
const katz = ({ x1, n1, x2, n2 }: TwoArms, level: number) =>
  aroundLog((x1 / n1) * (n2 / x2), 1 / x1 - 1 / n1 + 1 / x2 - 1 / n2, level);

const BY_METHOD = { miettinen_nurminen: miettinenNurminen, koopman, katz_log: katz };
const orNE = (estimate: number) => (Number.isNaN(estimate) ? NE : estimate);

/** Ratio of two proportions, (x1 / n1) / (x2 / n2), with a two-sided interval. */
export const relativeRiskCi = ({
  level = 0.95,
  method = 'miettinen_nurminen',
  ...arms
}: TwoArms & Readonly<{ level?: number; method?: RelativeRiskMethod }>): Ratio => {
  checkArms(arms);
  levels({ level });
  const bounds = BY_METHOD[oneOf('method', method, METHODS)](arms, level);
  return { estimate: orNE((arms.x1 / arms.n1) * (arms.n2 / arms.x2)), ...bounds };
};

/** Odds ratio with its logit interval: Woolf 1955, Ann Hum Genet 19:251. The interval is NE where a cell is empty. */
export const oddsRatioCi = ({
  level = 0.95,
  method = 'woolf',
  ...arms
}: TwoArms & Readonly<{ level?: number; method?: 'woolf' }>): Ratio => {
  checkArms(arms);
  levels({ level });
  oneOf('method', method, ['woolf']);
  const [a, b, c, d] = [arms.x1, arms.n1 - arms.x1, arms.x2, arms.n2 - arms.x2];
  const estimate = (a * d) / (b * c);
  return { estimate: orNE(estimate), ...aroundLog(estimate, 1 / a + 1 / b + 1 / c + 1 / d, level) };
};
