import fc from 'fast-check';
import { betaPosterior, betaThresholdTable, betaTwoArm, betaTwoSidedBounds, predictiveProbability } from '.';

const shape = fc.constantFrom(0.2, 0.5, 1, 2, 9);
const observed = fc
  .integer({ min: 1, max: 60 })
  .chain((n) => fc.record({ n: fc.constant(n), x: fc.integer({ min: 0, max: n }) }));
const refusing = (argument: string) => expect.objectContaining({ argument });

describe('beta posteriors', () => {
  it('have two tails that add to 1 and quantiles in order', () =>
    fc.assert(
      fc.property(shape, shape, observed, fc.double({ min: 0.01, max: 0.99, noNaN: true }), (a, b, { x, n }, p0) => {
        const posterior = betaPosterior({ a, b, x, n, p0 });
        expect(posterior.probAboveP0 + posterior.probBelowP0).toBeCloseTo(1, 12);
        expect(posterior.q025).toBeLessThan(posterior.median);
        expect(posterior.median).toBeLessThan(posterior.q975);
      }),
    ));

  it('of a uniform prior before any participant are the prior', () =>
    expect(betaPosterior({ a: 1, b: 1, x: 0, n: 0, p0: 0.3 })).toMatchObject({
      mean: 0.5,
      probBelowP0: expect.closeTo(0.3, 14),
    }));

  it('stop at the first number of events over the threshold', () => {
    const { boundary } = betaThresholdTable({ nMax: 25, a: 1, b: 4, p0: 0.2, threshold: 0.95 });
    boundary.forEach((k, i) => {
      const above = (x: number) => betaPosterior({ a: 1, b: 4, x, n: i + 1, p0: 0.2 }).probAboveP0;
      if (k <= i + 1) expect(above(k)).toBeGreaterThanOrEqual(0.95);
      if (k > 0) expect(above(k - 1)).toBeLessThan(0.95);
    });
  });

  it('have a lower bound below the upper one', () => {
    const { lower, upper } = betaTwoSidedBounds({ n: [10, 20, 40], a: 1, b: 1, p1: 0.3, low: 0.05, high: 0.95 });
    lower.forEach((bound, i) => expect(bound).toBeLessThan(upper[i]!));
  });

  it('refuse what they cannot be', () => {
    expect(() => betaPosterior({ a: 0, b: 1, x: 1, n: 2, p0: 0.2 })).toThrow(refusing('a'));
    expect(() => betaPosterior({ a: 1, b: 1, x: 3, n: 2, p0: 0.2 })).toThrow(refusing('x'));
    expect(() => predictiveProbability({ a: 1, b: 1, x: 1, n: 9, nMax: 8, p0: 0.2, thetaT: 0.9 })).toThrow(refusing('nMax'));
    expect(() => betaTwoArm({ x1: 1, n1: 0, x2: 1, n2: 4 })).toThrow(refusing('n1'));
  });
});

describe('predictive probability', () => {
  it('is known when nobody is left, a probability before, and does not fall with an event', () =>
    fc.assert(
      fc.property(observed, fc.integer({ min: 0, max: 30 }), ({ x, n }, rest) => {
        const at = (events: number) => predictiveProbability({ a: 1, b: 1, x: events, n, nMax: n + rest, p0: 0.3, thetaT: 0.9 });
        const { pp, posteriorProbExceeds } = at(x);
        expect(pp).toBeGreaterThanOrEqual(0);
        expect(pp).toBeLessThanOrEqual(1);
        if (rest === 0) expect(pp).toBeCloseTo(posteriorProbExceeds > 0.9 ? 1 : 0, 10);
        if (x < n) expect(at(x + 1).pp).toBeGreaterThanOrEqual(pp - 1e-10);
      }),
      { numRuns: 50 },
    ));
});

describe('two arms', () => {
  it('are even where both are alike, also where all of it lies at the end', () =>
    expect(betaTwoArm({ x1: 5, n1: 5, x2: 5, n2: 5, a: 0.2, b: 0.2 }).probGreater).toBeCloseTo(0.5, 12));

  it('are each other’s complement, by any difference and any prior', () =>
    fc.assert(
      fc.property(observed, observed, shape, shape, fc.double({ min: -0.6, max: 0.6, noNaN: true }), (one, two, a, b, delta) => {
        const arms = { x1: one.x, n1: one.n, x2: two.x, n2: two.n, a, b };
        const swapped = { x1: two.x, n1: two.n, x2: one.x, n2: one.n, a, b };
        const there = betaTwoArm({ ...arms, delta }).probGreater;
        expect(there + betaTwoArm({ ...swapped, delta: -delta }).probGreater).toBeCloseTo(1, 9);
        expect(there).toBeGreaterThanOrEqual(0);
        expect(betaTwoArm({ ...arms, delta: delta + 0.1 }).probGreater).toBeLessThanOrEqual(there + 1e-9);
      }),
      { numRuns: 40 },
    ));

  it('keep their digits where it is all but impossible: the closed sum of flat priors in R', () =>
    expect(betaTwoArm({ x1: 23, n1: 129, x2: 33, n2: 39 }).probGreater / 1.0120008425774172e-14).toBeCloseTo(1, 10));

  it('alike are even', () => expect(betaTwoArm({ x1: 3, n1: 17, x2: 3, n2: 17 }).probGreater).toBeCloseTo(0.5, 12));
});
