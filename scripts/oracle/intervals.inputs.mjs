// Intervals that R has no function for: score intervals are solved there anew.
import { arms, atMost, between, level, listed, plain, times, until, whole } from './random.mjs';

const proportion = () => {
  const n = whole(1, 500);
  return { x: whole(0, n), n, level: level() };
};
const pairs = () => ({ a: whole(0, 60), b: whole(1, 40), c: whole(1, 40), d: whole(1, 60), level: level() });
const stratum = () =>
  until(
    () => arms(60),
    ({ x1, n1, x2, n2 }) => x1 > 0 && x2 > 0 && x1 < n1 && x2 < n2,
  );
const column = (strata, key) => strata.map((one) => one[key]);

export const intervals = [
  ...['wilson_cc', 'jeffreys', 'midp', 'agresti_coull'].map((method) => plain(`proportionCi ${method}`, proportion, { method })),
  plain('zeroEventUpperBound', () => ({ n: whole(1, 5000), confidence: level() })),
  atMost(
    2000,
    plain('riskDifferenceCi miettinen_nurminen', () => ({ ...arms(200), level: level() }), { method: 'miettinen_nurminen' }),
  ),
  atMost(
    2000,
    plain('riskDifferenceCi mee', () => ({ ...arms(200), level: level() }), { method: 'mee' }),
  ),
  ...['newcombe', 'newcombe_cc', 'agresti_caffo'].map((method) =>
    plain(`riskDifferenceCi ${method}`, () => ({ ...arms(200), level: level() }), { method }),
  ),
  listed(
    'mantelHaenszel',
    () => {
      const strata = times(whole(2, 5), stratum);
      return { x1: column(strata, 'x1'), n1: column(strata, 'n1'), x2: column(strata, 'x2'), n2: column(strata, 'n2') };
    },
    ({ x1, n1, x2, n2 }) => x1.map((x, i) => ({ x1: x, n1: n1[i], x2: x2[i], n2: n2[i] })),
  ),
  atMost(2000, plain('pairedRiskDifferenceTango', pairs)),
  ...[8, 10].map((method) => plain(`pairedRiskDifferenceNewcombe ${method}`, pairs, { method })),
  plain('conditionalPowerBValue', () => ({
    z: between(-2, 4),
    t: between(0.05, 0.95),
    theta: between(-1, 4),
    zFinal: between(1, 3),
  })),
];
