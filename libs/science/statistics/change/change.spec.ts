import fc from 'fast-check';
import {
  ancova,
  bowker,
  mcnemar,
  meanCi,
  pairedRiskDifferenceNewcombe,
  pairedRiskDifferenceTango,
  pairedT,
  responseRemission,
  shiftTable,
  timeCourse,
  welchT,
} from '.';

const cell = fc.nat(40);
const table = fc.record({ a: cell, b: cell, c: cell, d: cell }).filter(({ a, b, c, d }) => a + b + c + d > 0);
const value = fc.integer({ min: -10_000, max: 10_000 }).map((tenths) => tenths / 10);
const sample = fc.uniqueArray(value, { minLength: 2, maxLength: 15 });
const refusing = (argument: string) => expect.objectContaining({ argument });

describe('paired categories', () => {
  it('McNemar does not care for the direction, corrects towards 1 and is Bowker for two levels', () =>
    fc.assert(
      fc.property(table, ({ a, b, c, d }) => {
        const one = mcnemar({ a, b, c, d });
        expect(mcnemar({ a, b: c, c: b, d })).toEqual(one);
        expect(one.pExact).toBeLessThanOrEqual(1);
        if (one.p === 'NE') return;
        expect(one.pCc).toBeGreaterThanOrEqual(one.p as number);
        expect(bowker({ table: [[a, b], [c, d]] })).toEqual({ chiSquare: one.chiSquare, df: 1, p: one.p }); // prettier-ignore
      }),
    ));

  it('McNemar gives the figures of R, and NE where nobody changed', () => {
    // R: mcnemar.test(matrix(c(794, 86, 150, 570), 2)); binom.test(6, 8)$p.value
    expect(mcnemar({ a: 794, b: 86, c: 150, d: 570 })).toMatchObject({
      chiSquareCc: expect.closeTo(16.8178, 4),
      chiSquare: expect.closeTo(17.3559, 4),
    });
    expect(mcnemar({ a: 1, b: 6, c: 2, d: 1 }).pExact).toBeCloseTo(0.2890625, 12);
    expect(mcnemar({ a: 4, b: 0, c: 0, d: 5 })).toEqual({ chiSquareCc: 'NE', pCc: 'NE', chiSquare: 'NE', p: 'NE', pExact: 1 });
    expect(() => mcnemar({ a: 4, b: -1, c: 0, d: 5 })).toThrow(refusing('b'));
    expect(() => bowker({ table: [[1, 2]] })).toThrow(refusing('table'));
  });

  it.each([
    ['Tango', pairedRiskDifferenceTango],
    ['Newcombe', pairedRiskDifferenceNewcombe],
  ])('%s: the interval holds the estimate, stays in -1 to 1, and turns over with the pairs', (_, interval) =>
    fc.assert(
      fc.property(table, ({ a, b, c, d }) => {
        const { estimate, lower, upper } = interval({ a, b, c, d });
        expect(lower).toBeLessThanOrEqual(estimate + 1e-9);
        expect(upper).toBeGreaterThanOrEqual(estimate - 1e-9);
        expect(lower).toBeGreaterThanOrEqual(-1 - 1e-9);
        expect(upper).toBeLessThanOrEqual(1 + 1e-9);
        const turned = interval({ a, b: c, c: b, d });
        expect(turned.lower).toBeCloseTo(-upper, 7);
        expect(turned.upper).toBeCloseTo(-lower, 7);
      }),
      { numRuns: 60 },
    ),
  );

  it('a shift table holds each participant once', () => {
    const shift = {
      baseline: ['low', 'normal', 'normal', null],
      worstPost: ['normal', 'high', 'normal', 'low'],
      levels: ['low', 'normal', 'high'],
    };
    expect(shiftTable(shift)).toMatchObject({ table: [[0, 1, 0], [0, 1, 1], [0, 0, 0]], missing: 1 }); // prettier-ignore
    expect(() => shiftTable({ ...shift, levels: ['low', 'normal'] })).toThrow(refusing('worstPost'));
  });
});

describe('means', () => {
  it('lie in their interval, and the tests change sign with their arms', () =>
    fc.assert(
      fc.property(sample, sample, (x, y) => {
        const { mean, lower, upper } = meanCi({ x });
        expect(lower).toBeLessThan(mean);
        expect(upper).toBeGreaterThan(mean);
        const [one, other] = [welchT({ x, y }), welchT({ x: y, y: x })];
        expect(other.t).toBeCloseTo(-(one.t as number), 9);
        expect(other.p).toBeCloseTo(one.p as number, 9);
        expect(one.p).toBeLessThanOrEqual(1);
      }),
    ));

  it('are NE where a spread is missing', () => {
    expect(meanCi({ x: [3] })).toEqual({ n: 1, mean: 3, sd: 'NE', lower: 'NE', upper: 'NE' });
    expect(welchT({ x: [1, 1], y: [2, 2] })).toMatchObject({ t: 'NE', p: 'NE', meanDiff: -1 });
    expect(pairedT({ x: [1, 2], y: [2, 3] })).toMatchObject({ t: 'NE', meanDiff: -1 });
    expect(() => meanCi({ x: [] })).toThrow(refusing('x'));
    expect(() => meanCi({ x: [1, NaN] })).toThrow(refusing('x[1]'));
    expect(() => pairedT({ x: [1, 2], y: [2] })).toThrow(refusing('y'));
  });

  it('ANCOVA finds the effects that the data were made of, whichever arm is the reference', () => {
    const baseline = [1, 2, 3, 4, 5, 6];
    const arm = ['P', 'P', 'P', 'K', 'K', 'K'];
    const noise = [0.1, -0.2, 0.1, -0.1, 0.2, -0.1];
    const y = baseline.map((before, i) => 2 + 0.5 * before + (arm[i] === 'K' ? -3 : 0) + noise[i]!);
    const [against, reversed] = [ancova({ y, baseline, arm, reference: 'P' }), ancova({ y, baseline, arm, reference: 'K' })];
    expect(against).toMatchObject({
      K: expect.closeTo(-3, 0),
      baseline: expect.closeTo(0.5, 0),
      names: ['intercept', 'baseline', 'K'],
    });
    expect(reversed.P).toBeCloseTo(-(against.K as number), 10);
    expect(ancova({ y, baseline: baseline.map(() => 1), arm })).toMatchObject({ P: 'NE', se: 'NE' });
    expect(() => ancova({ y, baseline, arm, reference: 'X' })).toThrow(refusing('reference'));
  });
});

describe('over time', () => {
  const times = [0, 40, 120];

  it('peaks, areas and the way back are by participant; what is missing is not guessed', () =>
    expect(timeCourse({ times, subjects: [[0, 10, 2], [1, null, 8], [null, 3, 1], [5, 5, 5]] })).toMatchObject({
      n: [3, 3, 4],
      mean: [2, 6, 4],
      proportionAbove4: [1 / 3, 2 / 3, 0.5],
      aucPerSubject: [680, 540, 'NE', 600],
      peakPerSubject: [10, 8, 3, 5],
      peakTimePerSubject: [40, 120, 40, 0],
      timeToResolvedPerSubject: [120, 'NE', 'NE', 'NE'],
    })); // prettier-ignore

  it('names the threshold it was asked for, and what is wrong', () => {
    expect(timeCourse({ times, subjects: [[0, 10, 2]], thresholdResolved: 9 })).toMatchObject({
      proportionAbove9: [0, 1, 0],
      sd: ['NE', 'NE', 'NE'],
    });
    expect(() => timeCourse({ times: [0, 0], subjects: [] })).toThrow(refusing('times'));
    expect(() => timeCourse({ times, subjects: [[1, 2]] })).toThrow(refusing('subjects'));
  });

  it('response is half or more, remission at the cut or below', () => {
    const scores = { baseline: [30, 31, 40, 24, null, 0], post: [15, 16, 12, 10, 3, 0] };
    expect(responseRemission(scores)).toEqual({
      n: 5,
      change: [-15, -15, -28, -14, 'NE', 0],
      pctChange: [-50, expect.closeTo(-48.387, 3), -70, expect.closeTo(-58.333, 3), 'NE', 'NE'],
      responders: 3,
      remitters10: 2,
      remitters12: 3,
    });
    expect(() => responseRemission({ baseline: [1], post: [] })).toThrow(refusing('post'));
  });
});
