// Special functions, incidence and time: what the oracle asks.
import {
  arms,
  between,
  columns,
  filled,
  level,
  plain,
  probability,
  random,
  sampled,
  share,
  spread,
  table,
  until,
  whole,
} from './oracle/random.mjs';

const shapes = () => ({ a: spread(0.1, 1e5), b: spread(0.1, 1e5) });
const near = (mean, sd) => Math.max(1e-6, mean + between(-6, 8) * sd);
/** Mostly where the beta distribution has its mass. */
const betaInput = () => {
  const { a, b } = shapes();
  const [mean, sd] = [a / (a + b), Math.sqrt((a * b) / (a + b + 1)) / (a + b)];
  return { x: random() < 0.2 ? share() : Math.min(1 - 1e-9, Math.max(1e-9, mean + between(-6, 6) * sd)), a, b };
};

const twoGroups = ([one, two]) => {
  const [first, second] = [columns(one), columns(two)];
  return { time1: first.time, status1: first.status, time2: second.time, status2: second.status };
};
const strata = (n) => {
  const calls = Array.from({ length: n }, () => ({
    strata: Array.from({ length: whole(2, 5) }, () => filled(30)),
    correct: true,
  }));
  const rows = calls.flatMap((call, i) => call.strata.map((one) => ({ case: i, ...one })));
  return { name: 'cmhTest', rows, calls, pick: (result) => result };
};

export const makers = [
  plain('normalCdf', () => ({ z: between(-36, 10) })),
  plain('normalSf', () => ({ z: between(-10, 36) })),
  plain('normalQuantile', () => ({ p: random() < 0.5 ? probability() : spread(1e-280, 0.5) })),
  plain('betaCdf', () => betaInput()),
  plain('betaSf', () => betaInput()),
  plain('betaQuantile', () => ({ p: between(0.0001, 0.9999), ...shapes() })),
  plain('chiSquareCdf', () => chiSquareInput()),
  plain('chiSquareSf', () => chiSquareInput()),
  plain('chiSquareQuantile', () => ({ p: between(0.0001, 0.9999), df: spread(0.5, 1e5) })),
  plain('gammaCdf', () => gammaInput()),
  plain('gammaSf', () => gammaInput()),
  plain('studentTTwoSidedP', () => ({ t: between(-1, 1) * spread(0.01, 60), df: spread(0.8, 5000) })),
  plain('studentTQuantile', () => ({ p: probability(), df: spread(0.8, 5000) })),
  plain('binomialPmf', () => binomialInput()),
  plain('binomialCdf', () => binomialInput()),
  plain('binomialUpper', () => binomialInput()),
  plain('poissonPmf', () => poissonInput()),
  plain('poissonUpper', () => poissonInput()),
  plain('hypergeometricPmf', () => {
    const [whites, blacks] = [whole(1, 400), whole(1, 400)];
    const draws = whole(1, whites + blacks);
    return { k: whole(Math.max(0, draws - blacks), Math.min(whites, draws)), whites, blacks, draws };
  }),
  plain('logGamma', () => ({ x: spread(1e-6, 1e6) })),
  plain('digamma', () => ({ x: spread(1e-6, 1e6) })),
  plain('proportionCi wilson', () => proportionInput(), { method: 'wilson' }),
  plain('proportionCi clopper_pearson', () => proportionInput(), { method: 'clopper_pearson' }),
  plain('riskDifferenceCi wald', () => ({ ...arms(200), level: level() }), { method: 'wald' }),
  plain('binomialTest', () => {
    const n = whole(1, 200);
    return { x: whole(0, n), n, p0: between(0.01, 0.99) };
  }),
  plain('fisherExact', () => table(40)),
  plain('pearsonChiSquare', () => filled(200), { correct: true }),
  plain('poissonRateCi', () => ({ events: Math.floor(spread(1, 5000)) - 1, personTime: spread(0.1, 1e5), level: level() })),
  plain('poissonRateRatioExact', () =>
    until(
      () => ({ x1: whole(0, 60), t1: spread(1, 1e4), x2: whole(0, 60), t2: spread(1, 1e4), level: level() }),
      ({ x1, x2 }) => x1 + x2 > 0,
    ),
  ),
  strata,
  sampled(
    'kaplanMeier log-log',
    1,
    1,
    ([only]) => ({ ...columns(only), confType: 'log-log' }),
    ({ table: { time, surv, se, lower, upper } }) => {
      const k = Math.ceil(time.length / 2) - 1;
      return { surv: surv[k], se: se[k], lower: lower[k], upper: upper[k] };
    },
  ),
  sampled(
    'kmMedian',
    1,
    1,
    ([only]) => ({ ...columns(only), confType: 'log' }),
    (result) => result,
  ),
  sampled('logRank', 2, 1, twoGroups, ({ expected, chiSquare, p }) => ({ expected: expected[0], chiSquare, p })),
  sampled(
    'logRankK',
    4,
    1,
    (all) => ({ groups: Object.fromEntries(all.map((one, i) => [`g${i}`, columns(one)])) }),
    (result) => result,
  ),
  sampled('coxTwoGroup', 2, 1, twoGroups, ({ breslow, efron }) => ({
    breslowBeta: breslow.beta,
    breslowSe: breslow.se,
    efronBeta: efron.beta,
    efronSe: efron.se,
  })),
  sampled(
    'cumulativeIncidence',
    1,
    2,
    ([only], { at }) => ({ time: only.map((row) => row.time), cause: only.map((row) => row.cause), times: [at] }),
    ({ cause1, var1, cause2, var2 }) => ({ cause1: cause1[0], var1: var1[0], cause2: cause2[0], var2: var2[0] }),
    ([only]) => ({ at: Math.min(whole(2, 6), Math.max(...only.map((row) => row.time))) }),
  ),
  sampled(
    'grayTest',
    3,
    2,
    (all) => {
      const rows = all.flat();
      return { time: rows.map((row) => row.time), cause: rows.map((row) => row.cause), group: rows.map((row) => row.group) };
    },
    ({ cause1, cause2 }) => ({ stat1: cause1.stat, p1: cause1.p, stat2: cause2.stat, p2: cause2.p }),
  ),
];

function chiSquareInput() {
  const df = spread(0.5, 1e5);
  return { df, x: near(df, Math.sqrt(2 * df)) };
}
function gammaInput() {
  const [shape, rate] = [spread(0.3, 1e5), spread(0.01, 100)];
  return { shape, rate, x: near(shape, Math.sqrt(shape)) / rate };
}
function binomialInput() {
  const [n, p] = [Math.round(spread(1, 1e5)), share()];
  const sd = Math.sqrt(n * p * (1 - p));
  return { k: Math.min(n, Math.max(0, Math.round(n * p + between(-6, 6) * sd))), n, p };
}
function poissonInput() {
  const lambda = spread(0.001, 1e5);
  return { k: Math.max(0, Math.round(lambda + between(-6, 6) * Math.sqrt(lambda))), lambda };
}
function proportionInput() {
  const n = whole(1, 500);
  return { x: whole(0, n), n, level: level() };
}
