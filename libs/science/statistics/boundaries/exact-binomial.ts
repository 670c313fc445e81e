import { levels, lists, probabilities, refuse } from '../arguments';
import { walk } from './binomial-walk';
import { looksOf, type Schedule } from './schedule';

type Bounds = readonly number[] | number;
const listOf = (bounds: Bounds): readonly number[] => (typeof bounds === 'number' ? [bounds] : bounds);

/**
 * Exact probability of first reaching `upper` events or more, or `lower` or fewer (-1 = no lower bound), at looks of `n`
 * participants whose true rate is `p`. Returns `{ upperProb[], lowerProb[], expectedN, expectedEvents }`; a trial that
 * crosses nothing counts with its last n. Schultz et al. 1973, Biometrics 29:293; Jennison, Turnbull 2000, ch. 12.
 */
export const exactBinomialCrossing = (input: { n: Schedule; lower: Bounds; upper: Bounds; p: number }) => {
  probabilities({ p: input.p });
  const ns = looksOf('n', input.n);
  const [lower, upper] = [listOf(input.lower), listOf(input.upper)];
  lists({ lower, upper });
  if (lower.length !== ns.length) refuse('lower', 'one bound per look');
  if (upper.length !== ns.length || upper.some((bound, i) => !(bound > lower[i]!)))
    refuse('upper', 'one bound per look above lower');
  return walk(
    ns.map((n, i) => ({ n, lower: lower[i]!, upper: upper[i]! })),
    input.p,
  );
};

export type Sprt = Readonly<{ p0: number; p1: number; alpha: number; beta: number; n: Schedule }>;

/**
 * Wald's sequential test of rate `p0` against a higher `p1` with errors `alpha` and `beta`, at `n` participants. Returns
 * `{ slope, interceptUpper, interceptLower, n[], upper[], lower[] }`: reject p0 at `upper` events or more (the line, rounded
 * up; it may exceed n), reject p1 at `lower` or fewer (rounded down, -1 = not yet). Wald 1947, Sequential Analysis, ch. 5.
 */
export const binomialSprt = ({ p0, p1, alpha, beta, n }: Sprt) => {
  levels({ p0, p1, alpha, beta });
  if (p1 <= p0) refuse('p1', 'above p0');
  const ns = looksOf('n', n);
  const perEvent = Math.log((p1 * (1 - p0)) / (p0 * (1 - p1)));
  const slope = Math.log((1 - p0) / (1 - p1)) / perEvent;
  const interceptUpper = Math.log((1 - beta) / alpha) / perEvent;
  const interceptLower = Math.log(beta / (1 - alpha)) / perEvent;
  return {
    slope,
    interceptUpper,
    interceptLower,
    n: ns,
    upper: ns.map((size) => Math.ceil(slope * size + interceptUpper)),
    lower: ns.map((size) => Math.max(-1, Math.floor(slope * size + interceptLower))),
  };
};
