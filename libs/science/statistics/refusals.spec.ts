import { registry } from './registry';

const call = (fn: string, input: unknown) => (registry[fn] as (input: unknown) => unknown)(input);
const arms = { x1: 3, n1: 10, x2: 2, n2: 10 };
const curve = { time: [1, 2], status: [1, 0] };
const two = { time1: [1], status1: [1], time2: [2], status2: [0] };

/** One error class for all, which names the argument; no figure comes of a wrong one in silence. */
describe('bad input', () => {
  it.each([
    ['proportionCi', { x: -1, n: 10 }, 'x'],
    ['proportionCi', { x: 11, n: 10 }, 'x'],
    ['proportionCi', { x: 1.5, n: 10 }, 'x'],
    ['proportionCi', { x: NaN, n: 10 }, 'x'],
    ['proportionCi', { x: 0, n: 0 }, 'n'],
    ['proportionCi', { x: 1, n: 10, level: 1 }, 'level'],
    ['proportionCi', { x: 1, n: 10, level: 0 }, 'level'],
    ['proportionCi', { x: 1, n: 10, method: 'exact' }, 'method'],
    ['zeroEventUpperBound', { n: 0 }, 'n'],
    ['zeroEventUpperBound', { n: 5, confidence: 95 }, 'confidence'],
    ['binomialTest', { x: 1, n: 2, p0: 1.2 }, 'p0'],
    ['riskDifferenceCi', { ...arms, x1: 12 }, 'x1'],
    ['riskDifferenceCi', { ...arms, n2: 0 }, 'n2'],
    ['riskDifferenceCi', { ...arms, level: NaN }, 'level'],
    ['relativeRiskCi', { ...arms, x2: '2' }, 'x2'],
    ['oddsRatioCi', { ...arms, n1: Infinity }, 'n1'],
    ['compareArms', { ...arms, x2: -1 }, 'x2'],
    ['fisherExact', { a: 1, b: 2, c: 3 }, 'd'],
    ['fisherExact', { a: 1, b: 2, c: 3, d: 4, alternative: 'both' }, 'alternative'],
    ['pearsonChiSquare', { a: 1, b: NaN, c: 3, d: 4 }, 'b'],
    ['cmhTest', { strata: [{ a: 1, b: 2, c: -3, d: 4 }] }, 'c'],
    ['mantelHaenszel', { ...arms, x1: 11 }, 'x1'],
    ['mantelHaenszel', { x1: [1, 2], n1: [5], x2: [1], n2: [5] }, 'x1, n1, x2, n2'],
    ['stratifiedMnRiskDifference', { strata: [] }, 'strata'],
    ['stratifiedMnRiskDifference', { strata: [{ x1: 1, n1: 2, x0: 1, n0: 2 }], weight: 'size' }, 'weight'],
    ['poissonRateCi', { events: 2, personTime: 0 }, 'personTime'],
    ['poissonRateCi', { events: -2, personTime: 3 }, 'events'],
    ['poissonRateRatioExact', { x1: 1, t1: 0, x2: 1, t2: 3 }, 't1'],
    ['exposureAdjustedEventRate', { events: 1, personDays: 5, unit: 'fortnights' }, 'unit'],
    ['kaplanMeier', { time: [], status: [] }, 'time'],
    ['kaplanMeier', { time: [1, 2], status: [1] }, 'status'],
    ['kaplanMeier', { time: [1, NaN], status: [1, 0] }, 'time'],
    ['kaplanMeier', { time: [-1, 2], status: [1, 0] }, 'time'],
    ['kaplanMeier', { time: [1, 2], status: [1, 2] }, 'status'],
    ['kaplanMeier', { ...curve, confType: 'arcsin' }, 'confType'],
    ['kaplanMeierAtTimes', { ...curve, times: [NaN] }, 'times'],
    ['logRank', { ...two, time2: [], status2: [] }, 'time2'],
    ['logRankK', { groups: { A: curve } }, 'groups'],
    ['coxTwoGroup', { ...two, status1: [0.5] }, 'status1'],
    ['cumulativeIncidence', { time: [1], cause: [-1], times: [1] }, 'cause'],
    ['grayTest', { time: [1, 2], cause: [1, 1], group: ['A', 'A'] }, 'group'],
    ['meanCumulativeFunction', { subjects: [{ id: 1, events: [9], end: 5 }] }, 'events'],
    ['normalQuantile', { p: 1.1 }, 'p'],
    ['betaCdf', { x: 0.5, a: 0, b: 1 }, 'a'],
    ['chiSquareSf', { x: 1, df: -1 }, 'df'],
    ['binomialUpper', { k: 1, n: -1, p: 0.5 }, 'n'],
    ['poissonPmf', { k: 1, lambda: NaN }, 'lambda'],
    ['logGamma', { x: 0 }, 'x'],
    ['digamma', { x: -2 }, 'x'],
  ])('%s(%o) names %s', (fn, input, argument) =>
    expect(() => call(fn, input)).toThrow(
      expect.objectContaining({
        name: 'RangeError',
        argument,
        message: expect.stringMatching(new RegExp(`^${argument} must be `)),
      }),
    ),
  );
});
