import { counts, levels, NE, type NotEstimable } from '../arguments';
import { chiSquare, gamma, normal } from '../special-functions';

/** Reports: `a` product and event, `b` product and other events, `c` other products and event, `d` neither. */
export type Reports = Readonly<{ a: number; b: number; c: number; d: number }>;
type Ratio = Readonly<{ estimate: number | NotEstimable; lower: number | NotEstimable; upper: number | NotEstimable }>;

/** A ratio with its interval on the log scale; 0 and Infinity have no standard error. */
const ofRatio = (numerator: number, denominator: number, variance: number, z: number): Ratio => {
  if (Number.isNaN(numerator) || Number.isNaN(denominator) || (numerator === 0 && denominator === 0)) {
    return { estimate: NE, lower: NE, upper: NE };
  }
  const [estimate, reach] = [numerator / denominator, z * Math.sqrt(variance)];
  if (!Number.isFinite(reach)) return { estimate, lower: NE, upper: NE };
  return { estimate, lower: estimate * Math.exp(-reach), upper: estimate * Math.exp(reach) };
};

/** With Yates's correction, never beyond the difference itself. */
const yates = ({ a, b, c, d }: Reports): number | NotEstimable => {
  const n = a + b + c + d;
  const margins = (a + b) * (c + d) * (a + c) * (b + d);
  return margins === 0 ? NE : (n * Math.max(0, Math.abs(a * d - b * c) - n / 2) ** 2) / margins;
};

/** log2 of (observed + 1/2) / (expected + 1/2) with its gamma posterior. Noren, Hopstadius, Bate 2013, Stat Methods Med Res 22:57. */
const informationComponent = (observed: number, expected: number, level: number) => {
  const [shape, rate, tail] = [observed + 0.5, expected + 0.5, (1 - level) / 2];
  return {
    ic: Math.log2(shape / rate),
    ic025: Math.log2(gamma.quantile(tail, shape, rate)),
    ic975: Math.log2(gamma.upperQuantile(tail, shape, rate)),
  };
};

/**
 * Disproportionality of one product and event: PRR = (a / (a + b)) / (c / (c + d)), ROR = ad / bc, both with log-normal
 * intervals of `level` (0.95), chi-square with Yates's correction and its p, `expected` = (a + b)(a + c) / n, and the
 * information component. Returns `{ prr, prrLower, prrUpper, ror, rorLower, rorUpper, chiSquareYates, p, expected, ic,
 * ic025, ic975 }`; NE where an empty cell leaves none. Evans, Waller, Davis 2001, Pharmacoepidemiol Drug Saf 10:483;
 * Noren 2013, Stat Methods Med Res 22:57. For pooled reports, not for one randomised trial.
 */
export const prrRor = ({ a, b, c, d, level = 0.95 }: Reports & Readonly<{ level?: number }>) => {
  counts({ a, b, c, d });
  levels({ level });
  const [z, n] = [normal.upperQuantile((1 - level) / 2), a + b + c + d];
  const expected = n === 0 ? NE : ((a + b) * (a + c)) / n;
  const prr = ofRatio(a / (a + b), c / (c + d), 1 / a - 1 / (a + b) + 1 / c - 1 / (c + d), z);
  const ror = ofRatio(a * d, b * c, 1 / a + 1 / b + 1 / c + 1 / d, z);
  const chiSquareYates = yates({ a, b, c, d });
  return {
    prr: prr.estimate,
    prrLower: prr.lower,
    prrUpper: prr.upper,
    ror: ror.estimate,
    rorLower: ror.lower,
    rorUpper: ror.upper,
    chiSquareYates,
    p: chiSquareYates === NE ? NE : chiSquare.upper(chiSquareYates, 1),
    expected,
    ...(expected === NE ? { ic: NE, ic025: NE, ic975: NE } : informationComponent(a, expected, level)),
  };
};
