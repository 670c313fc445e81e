// Boundaries: exact binomial, Bayesian and group-sequential, which R has to compute from their definitions.
import { atMost, between, listed, plain, random, spread, times, whole } from './random.mjs';

const prior = () => ({ a: spread(0.2, 20), b: spread(0.2, 20) });
const alpha = () => spread(0.001, 0.2);
const observed = (least, most) => {
  const n = whole(least, most);
  return { n, x: whole(0, n) };
};
/** Rising fractions of the information, the last one 1. */
const rates = (looks) => {
  const steps = times(looks, () => between(0.3, 1));
  const all = steps.reduce((sum, step) => sum + step, 0);
  return steps.map((_, k) => (k === looks - 1 ? 1 : steps.slice(0, k + 1).reduce((sum, step) => sum + step, 0) / all));
};
const SPENDING = ['LanDeMetsOBF', 'LanDeMetsPocock', 'power', 'HwangShihDeCani'];
const FAMILIES = ['Pocock', 'OBF', 'WangTsiatis'];
const DELTA = { Pocock: 0.5, OBF: 0 };

const walkInput = () => {
  const n = times(whole(1, 6), () => whole(1, 25)).reduce((ns, more) => [...ns, (ns.at(-1) ?? 0) + more], []);
  const p = between(0.02, 0.9);
  const upper = n.map((size) => Math.max(1, Math.round(size * p + between(0, 2.5) * Math.sqrt(size * p * (1 - p)))));
  const lower = n.map((size, k) => Math.max(-1, Math.min(upper[k] - 1, Math.floor(size * p - 2.5 * random() * Math.sqrt(size)))));
  return { n, lower, upper, p };
};
const ruleInput = (type) => () => {
  const p0 = between(0.05, 0.5);
  const ns = times(whole(2, 20), (i) => i + 1);
  const param = type === 'BB' ? [spread(0.2, 3), spread(0.2, 3)] : type === 'WT' ? between(0, 0.5) : undefined;
  return { type, ns, p0, alpha: between(0.03, 0.2), param, ps: [Math.min(0.95, p0 + between(0.05, 0.4))] };
};
const ruleRows = ({ ns, p0, alpha: size, param, ps }) => {
  const [one = 0, two = 0] = [param].flat();
  return ns.map((n) => ({ n, p0, alpha: size, one, two, p: ps[0] }));
};
const ruleFigures = ({ boundary, exactTypeI, operatingCharacteristics: [{ rejectProb, expectedEvents, expectedEvaluated }] }) =>
  boundary.map((bound) => ({ bound, exactTypeI, rejectProb, expectedEvents, expectedEvaluated }));
const byLook = ({ z, cumulativeAlpha }) => z.map((bound, k) => ({ z: bound, cumulativeAlpha: cumulativeAlpha[k] }));

export const boundaries = [
  plain('spendingFunctions', () => ({ alpha: alpha(), t: between(0.01, 1) })),
  plain('boinBoundaries', () => {
    const target = between(0.1, 0.5);
    return { target, p1: target * between(0.3, 0.9), p2: target + (1 - target) * between(0.1, 0.7) };
  }),
  plain('betaPosterior', () => ({ ...prior(), ...observed(0, 300), p0: between(0.01, 0.99) })),
  atMost(
    2000,
    plain('predictiveProbability', () => {
      const { n, x } = observed(0, 40);
      return { x, n, nMax: n + whole(1, 60), ...prior(), p0: between(0.05, 0.8), thetaT: between(0.5, 0.99) };
    }),
  ),
  atMost(
    1000,
    listed(
      'betaThresholdTable',
      () => ({ nMax: whole(2, 40), ...prior(), p0: between(0.05, 0.8), threshold: between(0.5, 0.99) }),
      (call) => [call],
      ({ boundary }) => boundary.map((bound) => ({ bound })),
    ),
  ),
  atMost(
    1000,
    listed(
      'betaTwoSidedBounds',
      () => ({
        n: { from: 1, to: whole(2, 30) },
        ...prior(),
        p1: between(0.05, 0.8),
        low: between(0.01, 0.2),
        high: between(0.8, 0.99),
      }),
      ({ n, ...call }) => [{ nMax: n.to, ...call }],
      ({ lower, upper }) => lower.map((bound, k) => ({ lower: bound, upper: upper[k] })),
    ),
  ),
  plain('betaTwoArm equal', () => twoArms(), { delta: 0, a: 1, b: 1 }),
  atMost(
    1000,
    plain('betaTwoArm delta', () => ({ ...twoArms(), delta: between(-0.4, 0.4), a: between(1, 3), b: between(1, 3) })),
  ),
  atMost(
    5000,
    listed(
      'exactBinomialCrossing',
      walkInput,
      ({ n, lower, upper, p }) => n.map((size, k) => ({ n: size, lower: lower[k], upper: upper[k], p })),
      ({ upperProb, lowerProb, expectedN, expectedEvents }) =>
        upperProb.map((upper, k) => ({ upper, lower: lowerProb[k], expectedN, expectedEvents })),
    ),
  ),
  listed(
    'binomialSprt',
    () => {
      const p0 = between(0.02, 0.6);
      return { p0, p1: p0 + (1 - p0) * between(0.1, 0.6), alpha: alpha(), beta: alpha(), n: { from: 1, to: 15 } };
    },
    ({ n: _, ...call }) => [call],
    ({ slope, interceptUpper, interceptLower, upper, lower }) =>
      upper.map((bound, k) => ({ slope, interceptUpper, interceptLower, upper: bound, lower: lower[k] })),
  ),
  plain('maxSprtPoissonLlr', () => {
    const expected = spread(0.01, 1e4);
    return { observed: Math.max(0, Math.round(expected + between(-2, 8) * Math.sqrt(expected))), expected };
  }),
  atMost(
    100,
    plain('maxSprtPoissonCriticalValue', () => ({ T: spread(2, 20), M: whole(1, 4), alpha: spread(0.005, 0.1) })),
  ),
  ...['Pocock', 'BB', 'OBF', 'WT', 'MaxSPRT'].map((type) =>
    atMost(200, listed(`toxicityStoppingRule ${type}`, ruleInput(type), ruleRows, ruleFigures)),
  ),
  atMost(
    500,
    listed(
      'crossingProbabilities',
      () => {
        const t = rates(whole(1, 6));
        return { t, z: t.map(() => between(1.5, 3.5)), drift: between(-2, 4), sides: whole(1, 2) };
      },
      ({ t, z, drift, sides }) => t.map((time, k) => ({ t: time, z: z[k], drift, sides })),
      ({ upper, lower, power }) => upper.map((above, k) => ({ upper: above, lower: lower[k], power })),
    ),
  ),
  atMost(
    200,
    listed(
      'gsBoundary',
      () => ({
        type: FAMILIES[whole(0, 2)],
        delta: between(0, 0.5),
        alpha: alpha(),
        sides: whole(1, 2),
        informationRates: rates(whole(1, 6)),
      }),
      ({ type, delta, alpha: size, sides, informationRates }) =>
        informationRates.map((t) => ({ t, delta: DELTA[type] ?? delta, alpha: size, sides })),
      ({ z, nominalP }) => z.map((bound, k) => ({ z: bound, nominalP: nominalP[k] })),
    ),
  ),
  atMost(
    300,
    listed(
      'spendingBoundary',
      () => ({
        spending: SPENDING[whole(0, 3)],
        rho: between(0.5, 3),
        gamma: between(-4, 2),
        alpha: alpha(),
        sides: whole(1, 2),
        informationRates: rates(whole(1, 6)),
      }),
      ({ spending, rho, gamma, alpha: size, sides, informationRates }) =>
        informationRates.map((t) => ({ t, kind: SPENDING.indexOf(spending), rho, gamma, alpha: size, sides })),
      byLook,
    ),
  ),
  atMost(
    200,
    listed(
      'haybittlePetoFinal',
      () => ({ interimZ: between(2.6, 4), alpha: between(0.02, 0.1), sides: whole(1, 2), informationRates: rates(whole(1, 6)) }),
      ({ informationRates, ...call }) => informationRates.map((t) => ({ t, ...call })),
    ),
  ),
  atMost(
    200,
    plain('repeatedTestingTypeI', () => ({ looks: whole(1, 8), nominalTwoSided: spread(0.001, 0.2) })),
  ),
];

function twoArms() {
  const [one, two] = [observed(1, 150), observed(1, 150)];
  return { x1: one.x, n1: one.n, x2: two.x, n2: two.n };
}
