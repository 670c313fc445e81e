import { binomial } from '../special-functions';

/** A look at `n` participants: it stops at `upper` events or more, and at `lower` or fewer. */
export type Look = Readonly<{ n: number; upper: number; lower?: number }>;
export type Walk = Readonly<{
  upperProb: readonly number[];
  lowerProb: readonly number[];
  expectedEvents: number;
  expectedN: number;
}>;

/** The distribution of events after `more` further participants. */
const after = (counts: Float64Array, more: number, p: number): Float64Array => {
  const jump = Array.from({ length: more + 1 }, (_, k) => binomial.pmf(k, more, p));
  const next = new Float64Array(counts.length + more);
  for (let i = 0; i < counts.length; i += 1) {
    const mass = counts[i]!;
    if (mass > 0) for (let k = 0; k <= more; k += 1) next[i + k]! += mass * jump[k]!;
  }
  return next;
};

/** First crossings of a walk of independent events of probability `p`, exactly: Schultz et al. 1973, Biometrics 29:293. */
export const walk = (looks: readonly Look[], p: number): Walk => {
  const [upperProb, lowerProb]: [number[], number[]] = [[], []];
  let [counts, seen, expectedEvents, expectedN] = [Float64Array.of(1), 0, 0, 0];
  for (const { n, upper, lower = -1 } of looks) {
    counts = after(counts, n - seen, p) as Float64Array<ArrayBuffer>;
    seen = n;
    let [above, below] = [0, 0];
    for (let k = 0; k < counts.length; k += 1) {
      const mass = counts[k]!;
      if (mass === 0 || (k > lower && k < upper)) continue;
      if (k >= upper) above += mass;
      else below += mass;
      expectedEvents += k * mass;
      expectedN += n * mass;
      counts[k] = 0;
    }
    upperProb.push(above);
    lowerProb.push(below);
  }
  counts.forEach((mass, k) => {
    expectedEvents += k * mass;
    expectedN += seen * mass;
  });
  return { upperProb, lowerProb, expectedEvents, expectedN };
};
