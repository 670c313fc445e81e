import { levels, numbers, oneOf, positives, refuse } from '../arguments';
import { beta, binomial } from '../special-functions';

export const RULES = ['BB', 'Pocock', 'OBF', 'WT', 'SPRT', 'MaxSPRT', 'CC'] as const;
export type RuleType = (typeof RULES)[number];
export type Param = number | readonly number[];

/** How much `k` events of `n` speak for stopping: never less for more events. `scale` turns it into the rule's own constant. */
export type Evidence = Readonly<{ of: (n: number, k: number) => number; scale: (evidence: number) => number }>;
type Family = (p0: number, param: readonly number[], last: number) => Evidence;

const asIs = (evidence: number) => evidence;
/** k ln(p1/p0) + (n - k) ln(q1/q0), 0 ln 0 being 0. */
const logRatio = (n: number, k: number, p1: number, p0: number) =>
  (k === 0 ? 0 : k * Math.log(p1 / p0)) + (k === n ? 0 : (n - k) * Math.log((1 - p1) / (1 - p0)));

const shapes = (a: number, b: number) => positives({ 'param[0]': a, 'param[1]': b });

const FAMILIES: Readonly<Record<RuleType, Family>> = {
  /** Pr(p > p0) under a Beta(a, b) prior. Geller et al. 2003, Adv Clin Trial Biostatistics; by the other tail, which is small. */
  BB: (p0, [a = NaN, b = NaN]) => {
    shapes(a, b);
    return { of: (n, k) => -Math.log(beta.cdf(p0, a + k, b + n - k)), scale: (evidence) => 1 - Math.exp(-evidence) };
  },
  /** Pr(X >= k | p0). Ivanova, Qaqish, Schell 2005, Biometrics 61:540. */
  Pocock: (p0) => ({ of: (n, k) => -Math.log(binomial.upper(k, n, p0)), scale: (evidence) => Math.exp(-evidence) }),
  /** (k - n p0) / sqrt(N p0 q0). O'Brien, Fleming 1979, Biometrics 35:549. */
  OBF: (p0, _, last) => ({ of: (n, k) => (k - n * p0) / Math.sqrt(last * p0 * (1 - p0)), scale: asIs }),
  /** (k - n p0) / (sqrt(n p0 q0) (n / N)^(Delta - 1/2)). Wang, Tsiatis 1987, Biometrics 43:193. */
  WT: (p0, [delta = NaN], last) => {
    numbers({ 'param[0]': delta });
    return { of: (n, k) => (k - n * p0) / (Math.sqrt(n * p0 * (1 - p0)) * (n / last) ** (delta - 0.5)), scale: asIs };
  },
  /** Log likelihood ratio of p1 to p0. Goldman 1987, Control Clin Trials 8:327. */
  SPRT: (p0, [p1 = NaN]) => {
    levels({ 'param[0]': p1 });
    if (p1 <= p0) refuse('param[0]', 'above p0');
    return { of: (n, k) => logRatio(n, k, p1, p0), scale: asIs };
  },
  /** Log likelihood ratio of the observed rate, where it is above p0. Kulldorff et al. 2011, Sequential Analysis 30:58. */
  MaxSPRT: (p0) => ({ of: (n, k) => (k <= n * p0 ? 0 : logRatio(n, k, k / n, p0)), scale: asIs }),
  /** As BB, and Pr(p > p1) above nu as well. Chen, Chaloner 2006, Stat Med 25:2956. */
  CC: (p0, [a = NaN, b = NaN, p1 = NaN, nu = NaN]) => {
    shapes(a, b);
    levels({ 'param[2]': p1 });
    numbers({ 'param[3]': nu });
    const { of, scale } = FAMILIES.BB(p0, [a, b], 0);
    return { of: (n, k) => (beta.upper(p1, a + k, b + n - k) > nu ? of(n, k) : -Infinity), scale };
  },
};

export const evidenceOf = (type: RuleType, p0: number, param: Param | undefined, last: number): Evidence =>
  FAMILIES[oneOf('type', type, RULES)](p0, typeof param === 'number' ? [param] : (param ?? []), last);
