import { levels, refuse } from '../arguments';

export type Boin = Readonly<{ target: number; p1?: number; p2?: number }>;

/**
 * Interval boundaries of the Bayesian optimal interval design for a `target` toxicity rate: escalate when the observed
 * rate is at most lambdaE, de-escalate when it is at least lambdaD. `p1` (0.6 target) is called too low, `p2` (1.4 target)
 * too high. Returns `{ lambdaE, lambdaD }`. Liu, Yuan 2015, J R Stat Soc C 64:507, eq. 3 with equal prior odds.
 */
export const boinBoundaries = ({ target, p1 = 0.6 * target, p2 = 1.4 * target }: Boin) => {
  levels({ target, p1, p2 });
  if (p1 >= target) refuse('p1', 'below target');
  if (p2 <= target) refuse('p2', 'above target');
  return {
    lambdaE: Math.log((1 - p1) / (1 - target)) / Math.log((target * (1 - p1)) / (p1 * (1 - target))),
    lambdaD: Math.log((1 - target) / (1 - p2)) / Math.log((p2 * (1 - target)) / (target * (1 - p2))),
  };
};
