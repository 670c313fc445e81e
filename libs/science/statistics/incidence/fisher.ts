import { counts, levels, NE, type NotEstimable, oneOf } from '../arguments';
import { edgeOf } from '../edge';
import { chiSquare } from '../special-functions';
import { oddsRatioAsR } from './r-uniroot';

/** Rows are the arms (a, b) and (c, d): with the event, without. */
export type Table = Readonly<{ a: number; b: number; c: number; d: number }>;
const ALTERNATIVES = ['two.sided', 'less', 'greater'] as const;
export type Alternative = (typeof ALTERNATIVES)[number];
export type Fisher = Table & Readonly<{ alternative?: Alternative; level?: number }>;

/** ln weights of a = low..high with the margins held, up to a constant: w(k + 1) / w(k) = (m - k)(s - k) / ((k + 1)(n - s + k + 1)). */
const logWeights = ({ a, b, c, d }: Table) => {
  const [m, n, s] = [a + b, c + d, a + c];
  const [low, high] = [Math.max(0, s - n), Math.min(m, s)];
  const weights = [0];
  for (let k = low; k < high; k += 1) {
    weights.push(weights.at(-1)! + Math.log(((m - k) * (s - k)) / ((k + 1) * (n - s + k + 1))));
  }
  return { low, high, weights };
};
type Weights = ReturnType<typeof logWeights>;

/** The probabilities of a = low..high where the odds ratio is exp(log). */
const distribution = ({ weights }: Weights, log: number): readonly number[] => {
  const tilted = weights.map((weight, i) => (i === 0 ? weight : weight + i * log));
  const top = tilted.reduce((max, value) => Math.max(max, value));
  const terms = tilted.map((value) => Math.exp(value - top));
  const total = terms.reduce((sum, term) => sum + term, 0);
  return terms.map((term) => term / total);
};

const sum = (values: readonly number[]) => values.reduce((total, value) => total + value, 0);
const upTo = (w: Weights, a: number, log: number) => sum(distribution(w, log).slice(0, a - w.low + 1));
const from = (w: Weights, a: number, log: number) => sum(distribution(w, log).slice(a - w.low));

const pOf = (w: Weights, a: number, alternative: Alternative): number => {
  if (alternative === 'less') return Math.min(1, upTo(w, a, 0));
  if (alternative === 'greater') return Math.min(1, from(w, a, 0));
  const central = distribution(w, 0);
  // Ties that floating point would break are taken with R's relative tolerance.
  const limit = central[a - w.low]! * (1 + 1e-7);
  return Math.min(1, sum(central.filter((p) => p <= limit)));
};

/** Finds the odds ratio at which a rising or falling function of it is 0; `exactly` here, or as R does (`r-uniroot.ts`). */
export type OddsRatioWhere = (f: (oddsRatio: number) => number) => number;
const FAR = 700;
const exactly: OddsRatioWhere = (f) => {
  const isRising = f(Math.exp(FAR)) > 0;
  return Math.exp(edgeOf((log) => f(Math.exp(log)) > 0 === isRising, FAR, -FAR));
};

/** The conditional maximum likelihood estimate: the odds ratio at which the expected `a` is the observed one. */
const oddsRatioOf = (w: Weights, a: number, where: OddsRatioWhere): number => {
  if (a === w.low) return 0;
  if (a === w.high) return Infinity;
  return where((or) => sum(distribution(w, Math.log(or)).map((p, i) => p * (w.low + i))) - a);
};

/** Both one-sided exact bounds at `tail`; a bound is 0 or Infinity where the table cannot say more. */
const bounds = (w: Weights, a: number, tail: number, where: OddsRatioWhere) => ({
  lower: a === w.low ? 0 : where((or) => from(w, a, Math.log(or)) - tail),
  upper: a === w.high ? Infinity : where((or) => upTo(w, a, Math.log(or)) - tail),
});

/** Two-sided p alone, for tables of many terms. */
export const fisherP = (table: Table): number => pOf(logWeights(table), table.a, 'two.sided');

const fisherBy =
  (where: OddsRatioWhere) =>
  ({ alternative = 'two.sided', level = 0.95, ...table }: Fisher) => {
    counts({ a: table.a, b: table.b, c: table.c, d: table.d });
    levels({ level });
    oneOf('alternative', alternative, ALTERNATIVES);
    const [w, { a }] = [logWeights(table), table];
    const { lower, upper } = bounds(w, a, alternative === 'two.sided' ? (1 - level) / 2 : 1 - level, where);
    return {
      p: pOf(w, a, alternative),
      or: oddsRatioOf(w, a, where),
      lower: alternative === 'less' ? 0 : lower,
      upper: alternative === 'greater' ? Infinity : upper,
    };
  };

/**
 * Fisher's exact test: p, conditional maximum likelihood odds ratio and its exact interval (noncentral hypergeometric).
 * Fisher 1935, JRSS 98:39; Agresti 1990, Categorical Data Analysis, 3.5; two-sided as R's fisher.test.
 * With an empty margin p is 1, the odds ratio 0 and the interval (0, Infinity).
 */
export const fisherExact = fisherBy(exactly);

/** The same with the estimate and the bounds left where R's root finder leaves them: to compare with fisher.test, not to report. */
export const fisherExactAsR = fisherBy(oddsRatioAsR);

/** Pearson's chi-square of a 2 x 2 table, 1 degree of freedom; `correct` is Yates' correction, 0.5 at most. NE where a margin is empty. */
export const pearsonChiSquare = ({ correct = false, ...table }: Table & Readonly<{ correct?: boolean }>) => {
  const { a, b, c, d } = table;
  counts({ a, b, c, d });
  const margins = (a + b) * (c + d) * (a + c) * (b + d);
  if (margins === 0) return { chiSquare: NE as NotEstimable, df: 1, p: NE as NotEstimable };
  const n = a + b + c + d;
  const distance = Math.abs(a * d - b * c);
  const value = (n * (distance - Math.min(distance, correct ? n / 2 : 0)) ** 2) / margins;
  return { chiSquare: value, df: 1, p: chiSquare.upper(value, 1) };
};
