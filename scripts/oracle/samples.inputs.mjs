// Signals and change: the tests and models that R has of its own.
import { atMost, between, level, listed, plain, probability, random, spread, times, whole } from './random.mjs';

const ADJUSTED = ['bh', 'by', 'holm', 'hochberg', 'hommel', 'bonferroni'];
const normal = () => Math.sqrt(-2 * Math.log(1 - random())) * Math.cos(2 * Math.PI * random());
/** Groups with a dose, each with someone who had the event and someone who had not. */
const doses = () => {
  const n = times(whole(3, 8), () => whole(4, 80));
  return { dose: n.map((_, i) => 3 * i + between(0, 2)), n, events: n.map((size) => whole(1, size - 1)) };
};
const twoSamples = (paired) => () => {
  const [mean, scale, size] = [between(-20, 20), spread(0.1, 30), whole(3, 40)];
  const x = times(size, () => mean + scale * normal());
  return { x, y: times(paired ? size : whole(3, 40), () => mean + between(-1, 1) * scale + scale * normal()), level: level() };
};
const long = ({ x, y = [], level: size }) => [
  ...x.map((value) => ({ group: 1, value, level: size })),
  ...y.map((value) => ({ group: 2, value, level: size })),
];
const factors = () => ({
  y: times(9, () => whole(1, 40)),
  f: times(9, (i) => (i % 3) + 1),
  g: times(9, (i) => Math.floor(i / 3) + 1),
  personTime: times(9, () => spread(1, 500)),
});
const exposed = () => {
  const x = times(whole(4, 12), (i) => (i < 2 ? i : between(0, 3)));
  return { y: x.map(() => whole(1, 40)), x, personTime: x.map(() => spread(1, 500)) };
};
const arms = () => {
  const arm = times(whole(12, 40), (i) => ['A', 'B', 'C'][i % 3]);
  const baseline = arm.map(() => 30 + 8 * normal());
  return { y: baseline.map((before, i) => 5 + 0.4 * before + 2 * (i % 3) + 6 * normal()), baseline, arm, reference: 'B' };
};
const reportTable = () => {
  const [products, events] = [whole(2, 5), whole(2, 5)];
  return { counts: times(products, () => times(events, () => whole(1, 200))) };
};

export const samples = [
  listed(
    'adjustP',
    () => ({ p: times(whole(1, 15), () => probability()) }),
    ({ p }) => p.map((value) => ({ p: value })),
    (result) => result.bh.map((_, i) => Object.fromEntries(ADJUSTED.map((name) => [name, result[name][i]]))),
  ),
  plain('mcnemar', () => ({ a: whole(0, 60), b: whole(0, 40), c: whole(0, 40), d: whole(0, 60) })),
  listed(
    'bowker',
    () => {
      const k = whole(3, 5);
      return { table: times(k, () => times(k, () => whole(1, 40))) };
    },
    ({ table }) => table.flatMap((row, i) => row.map((count, j) => ({ i, j, count }))),
  ),
  listed(
    'cochranArmitage',
    () => {
      const { dose, n, events } = doses();
      return { x: events, n, scores: dose };
    },
    ({ x, n, scores }) => x.map((events, i) => ({ x: events, n: n[i], score: scores[i] })),
  ),
  atMost(
    5000,
    listed(
      'logisticGrouped',
      () => {
        const { dose, n, events } = doses();
        return { x: dose, n, y: events };
      },
      ({ x, n, y }) => x.map((dose, i) => ({ x: dose, n: n[i], y: y[i] })),
    ),
  ),
  atMost(
    2000,
    listed(
      'poissonRegression',
      factors,
      ({ y, f, g, personTime }) => y.map((count, i) => ({ y: count, f: f[i], g: g[i], personTime: personTime[i] })),
      ({ coefficients, se, deviance }) => coefficients.map((coefficient, i) => ({ coefficient, se: se[i], deviance })),
    ),
  ),
  atMost(
    5000,
    listed('poissonRegressionOffset', exposed, ({ y, x, personTime }) =>
      y.map((count, i) => ({ y: count, x: x[i], personTime: personTime[i] })),
    ),
  ),
  plain('prrRor', () => ({ a: whole(1, 60), b: whole(1, 2000), c: whole(1, 500), d: whole(1, 50000), level: level() })),
  atMost(5000, (n) => {
    const calls = times(n, () => ({
      N: whole(0, 60),
      E: spread(0.05, 50),
      theta: {
        alpha1: spread(0.1, 3),
        beta1: spread(0.05, 3),
        alpha2: spread(0.5, 5),
        beta2: spread(0.5, 5),
        p: between(0.02, 0.98),
      },
    }));
    return { name: 'ebgm', calls, rows: calls.map(({ N, E, theta }) => ({ N, E, ...theta })), pick: (result) => result };
  }),
  listed(
    'disproportionalityTable',
    reportTable,
    ({ counts }) => counts.flatMap((row, i) => row.map((N, j) => ({ i, j, N }))),
    ({ rows }) => rows.map(({ E, RR, PRR }) => ({ E, RR, PRR })),
  ),
  listed('meanCi', () => ({ ...twoSamples(false)(), y: undefined }), long),
  listed('welchT', twoSamples(false), long),
  listed('pairedT', twoSamples(true), long),
  atMost(
    5000,
    listed(
      'ancova',
      arms,
      ({ y, baseline, arm }) => y.map((value, i) => ({ y: value, baseline: baseline[i], arm: arm[i] })),
      (result) =>
        result.names.map((name, i) => ({ coefficient: result[name], se: result.se[i], p: result.p[i], sigma: result.sigma })),
    ),
  ),
  listed(
    'shiftTable',
    () => {
      const size = whole(5, 60);
      return { baseline: times(size, () => whole(1, 4)), worstPost: times(size, () => whole(1, 4)), levels: [1, 2, 3, 4] };
    },
    ({ baseline, worstPost }) => baseline.map((before, i) => ({ before, after: worstPost[i] })),
    ({ table }) => table.flat().map((count) => ({ count })),
  ),
];
