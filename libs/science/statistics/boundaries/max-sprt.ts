import { counts, levels, positives, sizes } from '../arguments';
import { poisson } from '../special-functions';
import { deviance } from '../special-functions/saddle-point';
import { rootOf } from './root';

/**
 * Log likelihood ratio of `observed` events where `expected` (above 0) were: expected - observed + observed ln(observed /
 * expected) when more than expected, else 0. Returns `{ llr }`. Kulldorff et al. 2011, Sequential Analysis 30:58, eq. 2.
 */
export const maxSprtPoissonLlr = ({ observed, expected }: { observed: number; expected: number }) => {
  counts({ observed });
  positives({ expected });
  return { llr: observed > expected ? deviance(observed, expected) : 0 };
};

/** The expected number below k at which k events reach `cv`: r - 1 - ln r = cv / k by Newton from the left, r = expected / k. */
const latestSignal = (k: number, cv: number): number => {
  let r = Math.exp(-1 - cv / k);
  for (let step = 0; step < 60; step += 1) {
    const next = r + ((r - 1 - Math.log(r) - cv / k) * r) / (1 - r);
    if (!(next > r)) break;
    r = next;
  }
  return r * k;
};

/** Alive counts after `delta` more expected events, none of which may bring them to `k`; `lost` is what did. */
const advance = (alive: Float64Array, k: number, delta: number) => {
  const pmf = Array.from({ length: k }, (_, jump) => poisson.pmf(jump, delta));
  const far = pmf.findLastIndex((mass) => mass > 1e-22);
  const next = new Float64Array(k);
  let lost = 0;
  for (let i = 0; i < alive.length; i += 1) {
    const mass = alive[i]!;
    if (mass < 1e-25) continue;
    lost += mass * poisson.upper(k - i, delta);
    for (let j = i; j <= Math.min(i + far, k - 1); j += 1) next[j]! += mass * pmf[j - i]!;
  }
  return { next, lost };
};

/**
 * P(a signal up to `T` expected events | as many as expected). k events signal when they come before latestSignal(k), so
 * it is enough to look at those times whether there are k or more.
 */
const signalProbability = (T: number, M: number, cv: number): number => {
  let [alive, time, total] = [Float64Array.of(1), 0, 0];
  for (let k = M; time < T; k += 1) {
    const until = Math.min(T, latestSignal(k, cv));
    const { next, lost } = advance(alive, k, until - time);
    [alive, time, total] = [next, until, total + lost];
  }
  return total;
};

/**
 * Critical value of the Poisson MaxSPRT: surveillance up to `T` expected events, no signal before `M` events, type I error
 * `alpha`. Returns `{ cv }` on the log-likelihood scale, 'NE' where no value spends alpha (T too short for M).
 * Kulldorff et al. 2011, Sequential Analysis 30:58, exact recursion.
 */
export const maxSprtPoissonCriticalValue = ({ T, M = 1, alpha }: { T: number; M?: number; alpha: number }) => {
  positives({ T });
  sizes({ M });
  levels({ alpha });
  const excess = (cv: number) => Math.log(signalProbability(T, M, cv) / alpha);
  const [least, most] = [1e-9, 40];
  if (excess(least) < 0) return { cv: 'NE' as const };
  return { cv: rootOf(excess, least, most, 1e-12) };
};
