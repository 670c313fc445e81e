import fc from 'fast-check';
import {
  binomialSprt,
  boinBoundaries,
  eventsToStop,
  exactBinomialCrossing,
  maxSprtPoissonCriticalValue,
  maxSprtPoissonLlr,
  toxicityStoppingRule,
  type RuleType,
} from '.';

const FAMILIES: readonly [RuleType, (p0: number) => number | readonly number[] | undefined][] = [
  ['BB', (p0) => [1, 1 / p0 - 1]],
  ['Pocock', () => undefined],
  ['OBF', () => undefined],
  ['WT', () => 0.25],
  ['SPRT', (p0) => p0 + 0.15],
  ['MaxSPRT', () => undefined],
  ['CC', (p0) => [1, 1 / p0 - 1, p0 + 0.1, 0.5]],
];
const refusing = (argument: string) => expect.objectContaining({ argument });
const looks = (to: number) => Array.from({ length: to }, (_, i) => i + 1);

/** Every sequence of outcomes of n participants, one by one. */
const stoppingByEnumeration = (boundary: readonly number[], p: number) => {
  const n = boundary.length;
  let total = 0;
  for (let path = 0; path < 2 ** n; path += 1) {
    let [events, stopped] = [0, false];
    for (let i = 0; i < n; i += 1) {
      events += (path >> i) & 1;
      stopped ||= events >= boundary[i]!;
    }
    if (stopped) total += p ** events * (1 - p) ** (n - events);
  }
  return total;
};

describe.each(FAMILIES)('a %s stopping rule', (type, paramOf) => {
  it('keeps alpha, never loosens with n, and stops more often the higher the rate', () =>
    fc.assert(
      fc.property(
        fc.integer({ min: 2, max: 25 }),
        fc.constantFrom(0.05, 0.1, 0.2, 0.3),
        fc.constantFrom(0.05, 0.1),
        (to, p0, alpha) => {
          const rule = toxicityStoppingRule({ type, ns: { from: 1, to }, p0, alpha, param: paramOf(p0) });
          expect(rule.exactTypeI).toBeLessThanOrEqual(alpha);
          rule.boundary.forEach((bound, i) => {
            expect(bound).toBeLessThanOrEqual(rule.ns[i]! + 1);
            const before = rule.boundary[i - 1];
            if (before !== undefined && before <= rule.ns[i - 1]!) expect(bound).toBeGreaterThanOrEqual(before);
          });
          const curve = rule.operatingCharacteristics;
          curve.slice(1).forEach(({ rejectProb }, i) => expect(rejectProb).toBeGreaterThanOrEqual(curve[i]!.rejectProb - 1e-12));
          // Wald's identity: events expected = rate x participants expected.
          for (const { p, expectedEvents, expectedEvaluated } of curve)
            expect(expectedEvents).toBeCloseTo(p * expectedEvaluated, 9);
        },
      ),
      { numRuns: 8 },
    ));

  it('has the type I error that an enumeration of all outcomes gives', () => {
    const { boundary, exactTypeI } = toxicityStoppingRule({ type, ns: looks(12), p0: 0.2, alpha: 0.1, param: paramOf(0.2) });
    expect(exactTypeI).toBeCloseTo(stoppingByEnumeration(boundary, 0.2), 12);
  });
});

describe('stopping rules', () => {
  it('are the least conservative: one event fewer anywhere that the family allows would break alpha', () => {
    const { boundary } = toxicityStoppingRule({ type: 'OBF', ns: looks(12), p0: 0.2, alpha: 0.1 });
    const slack = boundary.map((bound, i) => bound - 1 - 0.2 * (i + 1));
    const next = Math.max(...slack.filter((_, i) => boundary[i]! - 1 <= i + 1));
    const looser = boundary.map((bound, i) => (Math.abs(slack[i]! - next) < 1e-9 ? bound - 1 : bound));
    expect(stoppingByEnumeration(looser, 0.2)).toBeGreaterThan(0.1);
  });

  it('say n + 1 where stopping is impossible, and NE for a constant that does not exist', () =>
    expect(toxicityStoppingRule({ type: 'Pocock', ns: [1, 2], p0: 0.5, alpha: 0.01, ps: [0.5] })).toMatchObject({
      boundary: [2, 3],
      criticalValue: 'NE',
      exactTypeI: 0,
    }));

  it('tell how many more events would stop', () => {
    const rule = { ns: [10, 20, 30], boundary: [11, 3, 4] };
    expect(eventsToStop({ ...rule, n: 12, events: 1 })).toEqual({ boundary: 3, more: 2, soonest: { n: 20, more: 2 } });
    expect(eventsToStop({ ...rule, n: 20, events: 3 })).toMatchObject({ boundary: 3, more: 0 });
    expect(eventsToStop({ ...rule, n: 4, events: 0 })).toEqual({ boundary: 11, more: 'NE', soonest: { n: 20, more: 3 } });
    expect(eventsToStop({ ...rule, n: 31, events: 0 })).toEqual({ boundary: 'NE', more: 'NE', soonest: 'NE' });
    expect(() => eventsToStop({ ...rule, n: 3, events: 4 })).toThrow(refusing('events'));
  });

  it.each([
    [{ type: 'Simon' }, 'type'],
    [{ ns: [3, 2] }, 'ns'],
    [{ ns: { from: 5, to: 4 } }, 'ns'],
    [{ p0: 0 }, 'p0'],
    [{ alpha: 1 }, 'alpha'],
    [{ type: 'BB', param: [0, 1] }, 'param[0]'],
    [{ type: 'SPRT', param: 0.1 }, 'param[0]'],
  ])('refuse %o by name', (wrong, argument) =>
    expect(() =>
      toxicityStoppingRule({ type: 'Pocock', ns: { from: 1, to: 5 }, p0: 0.2, alpha: 0.1, ...wrong } as never),
    ).toThrow(refusing(argument)),
  );
});

describe('sequential tests', () => {
  it('exact crossing probabilities of both bounds and of neither add to 1', () => {
    const { upperProb, lowerProb, expectedN } = exactBinomialCrossing({ n: [3, 6], lower: [0, 6], upper: [3, 7], p: 0.4 });
    expect(upperProb[0]).toBeCloseTo(0.4 ** 3, 14);
    expect(lowerProb[0]).toBeCloseTo(0.6 ** 3, 14);
    expect([...upperProb, ...lowerProb].reduce((sum, p) => sum + p, 0)).toBeCloseTo(1, 14);
    expect(expectedN).toBeCloseTo(3 * (0.4 ** 3 + 0.6 ** 3) + 6 * (1 - 0.4 ** 3 - 0.6 ** 3), 12);
    expect(() => exactBinomialCrossing({ n: [3], lower: [2], upper: [2], p: 0.4 })).toThrow(refusing('upper'));
  });

  it('Wald’s lines never fall and never meet', () =>
    fc.assert(
      fc.property(fc.constantFrom(0.02, 0.1, 0.3), fc.constantFrom(0.05, 0.2), (p0, gain) => {
        const { upper, lower } = binomialSprt({ p0, p1: p0 + gain, alpha: 0.05, beta: 0.2, n: { from: 1, to: 80 } });
        upper.forEach((bound, i) => {
          expect(bound).toBeGreaterThan(lower[i]!);
          if (i > 0) expect(bound).toBeGreaterThanOrEqual(upper[i - 1]!);
        });
      }),
    ));

  // Kulldorff 2011, Table 1.
  it.each([
    [1, 1, 2.853937],
    [5, 1, 3.297183],
    [10, 3, 3.064248],
  ])('MaxSPRT of T = %d from %i events on is the published %d', (T, M, cv) =>
    expect(maxSprtPoissonCriticalValue({ T, M, alpha: 0.05 }).cv).toBeCloseTo(cv, 6),
  );

  it('MaxSPRT is NE where even the last event spends less than alpha, and no signal where fewer came than expected', () => {
    expect(maxSprtPoissonCriticalValue({ T: 1, M: 4, alpha: 0.05 })).toEqual({ cv: 'NE' });
    expect(maxSprtPoissonLlr({ observed: 2, expected: 3 })).toEqual({ llr: 0 });
    // As many as expected but for 1e-7 of them: (k - mu)^2 / 2k, where k ln(k / mu) - (k - mu) would be rounding alone.
    expect(maxSprtPoissonLlr({ observed: 3000, expected: 3000 * (1 - 1e-7) }).llr / 1.5e-11).toBeCloseTo(1, 6);
    expect(() => maxSprtPoissonLlr({ observed: 2, expected: 0 })).toThrow(refusing('expected'));
  });

  it('BOIN keeps the target between its boundaries', () => {
    const { lambdaE, lambdaD } = boinBoundaries({ target: 0.3 });
    expect(lambdaE).toBeLessThan(0.3);
    expect(lambdaD).toBeGreaterThan(0.3);
    expect(() => boinBoundaries({ target: 0.8 })).toThrow(refusing('p2'));
  });
});
