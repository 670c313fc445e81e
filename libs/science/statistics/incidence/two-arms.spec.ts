import fc from 'fast-check';
import { NE } from '../arguments';
import { normal } from '../special-functions';
import { compareArms } from './compare-arms';
import { oddsRatioCi, ratioVariance, relativeRiskCi, type RelativeRiskMethod } from './relative-risk';
import { type DifferenceMethod, riskDifferenceCi, scoreVariance, type TwoArms } from './risk-difference';

const METHODS: readonly DifferenceMethod[] = ['miettinen_nurminen', 'mee', 'newcombe', 'newcombe_cc', 'wald', 'agresti_caffo'];
const RATIOS: readonly RelativeRiskMethod[] = ['miettinen_nurminen', 'koopman', 'katz_log'];
const arm = fc.integer({ min: 1, max: 150 }).chain((n) => fc.tuple(fc.constant(n), fc.integer({ min: 0, max: n })));
const arms: fc.Arbitrary<TwoArms> = fc.tuple(arm, arm).map(([[n1, x1], [n2, x2]]) => ({ x1, n1, x2, n2 }));
const swapped = ({ x1, n1, x2, n2 }: TwoArms): TwoArms => ({ x1: x2, n1: n2, x2: x1, n2: n1 });
const level = fc.constantFrom(0.8, 0.95, 0.99);
const SLACK = 1e-9;

describe('a risk difference', () => {
  it('has an interval in [-1, 1] around the estimate', () =>
    fc.assert(
      fc.property(arms, fc.constantFrom(...METHODS), level, (two, method, at) => {
        const { lower, estimate, upper } = riskDifferenceCi({ ...two, method, level: at });
        expect(lower).toBeGreaterThanOrEqual(-1 - SLACK);
        expect(upper).toBeLessThanOrEqual(1 + SLACK);
        // Agresti and Caffo shrink towards 0, so that the estimate itself may lie outside.
        if (method === 'agresti_caffo') return;
        expect(lower).toBeLessThanOrEqual(estimate + SLACK);
        expect(upper).toBeGreaterThanOrEqual(estimate - SLACK);
      }),
    ));

  it('changes its sign when the arms change places', () =>
    fc.assert(
      fc.property(arms, fc.constantFrom(...METHODS), (two, method) => {
        const [one, other] = [riskDifferenceCi({ ...two, method }), riskDifferenceCi({ ...swapped(two), method })];
        expect(one.lower).toBeCloseTo(-other.upper, 7);
        expect(one.upper).toBeCloseTo(-other.lower, 7);
      }),
    ));

  it('is wider by Miettinen-Nurminen than by Mee, and with the continuity correction than without', () =>
    fc.assert(
      fc.property(arms, level, (two, at) => {
        const by = (method: DifferenceMethod) => riskDifferenceCi({ ...two, method, level: at });
        for (const [wide, narrow] of [
          [by('miettinen_nurminen'), by('mee')],
          [by('newcombe_cc'), by('newcombe')],
        ] as const) {
          expect(wide.lower).toBeLessThanOrEqual(narrow.lower + SLACK);
          expect(wide.upper).toBeGreaterThanOrEqual(narrow.upper - SLACK);
        }
      }),
    ));

  it('ends where the score test has just this level', () =>
    fc.assert(
      fc.property(arms, (two) => {
        const { lower, upper, estimate } = riskDifferenceCi({ ...two, method: 'mee' });
        for (const end of [lower, upper].filter((d) => Math.abs(d) < 0.999 && Math.abs(d - estimate) > 1e-6)) {
          expect(Math.abs(estimate - end) / Math.sqrt(scoreVariance(two, end))).toBeCloseTo(normal.quantile(0.975), 4);
        }
      }),
    ));

  it('has as its restricted estimate the likeliest pair of proportions', () =>
    fc.assert(
      fc.property(arms, fc.double({ min: -0.95, max: 0.95, noNaN: true }), (two, d) => {
        const term = (x: number, p: number) => (x === 0 ? 0 : x * Math.log(p));
        const likelihood = (p1: number) => {
          const p2 = p1 - d;
          return term(two.x1, p1) + term(two.n1 - two.x1, 1 - p1) + term(two.x2, p2) + term(two.n2 - two.x2, 1 - p2);
        };
        const [from, to] = [Math.max(0, d), Math.min(1, 1 + d)];
        const grid = Array.from({ length: 201 }, (_, i) => from + ((to - from) * i) / 200);
        const best = grid.reduce((top, p) => (likelihood(p) > likelihood(top) ? p : top), (from + to) / 2);
        const variance = (p1: number) => (p1 * (1 - p1)) / two.n1 + ((p1 - d) * (1 - p1 + d)) / two.n2;
        const step = (to - from) / 200;
        const around = [best - step, best, best + step].map((p) => variance(Math.min(to, Math.max(from, p))));
        const got = scoreVariance(two, d);
        expect(got).toBeGreaterThanOrEqual(Math.min(...around) - 0.02 * Math.max(...around) - 1e-9);
        expect(got).toBeLessThanOrEqual(Math.max(...around) * 1.02 + 1e-9);
      }),
    ));
});

describe('a ratio', () => {
  it('is inverted when the arms change places', () =>
    fc.assert(
      fc.property(arms, fc.constantFrom(...RATIOS), (two, method) => {
        const [one, other] = [relativeRiskCi({ ...two, method }), relativeRiskCi({ ...swapped(two), method })];
        for (const [a, b] of [
          [one.lower, other.upper],
          [one.upper, other.lower],
          [one.estimate, other.estimate],
        ] as const) {
          if (a === NE || b === NE) expect([a, b]).toEqual([NE, NE]);
          else if (a === 0 || b === 0) expect(a + b).toBe(Infinity);
          else expect(a * b).toBeCloseTo(1, 6);
        }
      }),
    ));

  it('lies within its interval, and Koopman within Miettinen-Nurminen', () =>
    fc.assert(
      fc.property(arms, level, (two, at) => {
        const [mn, koopman] = (['miettinen_nurminen', 'koopman'] as const).map((method) =>
          relativeRiskCi({ ...two, method, level: at }),
        );
        expect(Number(mn!.lower)).toBeLessThanOrEqual(Number(koopman!.lower) * (1 + SLACK));
        expect(Number(mn!.upper)).toBeGreaterThanOrEqual(Number(koopman!.upper) * (1 - SLACK));
        if (mn!.estimate === NE) return;
        expect(Number(koopman!.lower)).toBeLessThanOrEqual(mn!.estimate * (1 + SLACK));
        expect(Number(koopman!.upper)).toBeGreaterThanOrEqual(mn!.estimate * (1 - SLACK));
      }),
    ));

  it('ends where the score test has just this level', () =>
    fc.assert(
      fc.property(arms, (two) => {
        const { lower, upper } = relativeRiskCi({ ...two, method: 'koopman' });
        const [p1, p2] = [two.x1 / two.n1, two.x2 / two.n2];
        for (const r of [lower, upper].filter((end) => Number(end) > 0 && Number(end) < Infinity) as number[]) {
          if (Math.abs(p1 - r * p2) < 1e-9) continue;
          expect(Math.abs(p1 - r * p2) / Math.sqrt(ratioVariance(two, r))).toBeCloseTo(normal.quantile(0.975), 4);
        }
      }),
    ));

  it('is not estimable where neither arm had an event, and has no Katz interval where one had none', () => {
    expect(relativeRiskCi({ x1: 0, n1: 10, x2: 0, n2: 12 })).toEqual({ estimate: NE, lower: 0, upper: Infinity });
    expect(relativeRiskCi({ x1: 3, n1: 10, x2: 0, n2: 12, method: 'katz_log' })).toEqual({
      estimate: Infinity,
      lower: NE,
      upper: NE,
    });
    expect(relativeRiskCi({ x1: 0, n1: 10, x2: 3, n2: 12, method: 'katz_log' })).toEqual({ estimate: 0, lower: NE, upper: NE });
    expect(oddsRatioCi({ x1: 0, n1: 10, x2: 0, n2: 12 })).toEqual({ estimate: NE, lower: NE, upper: NE });
    expect(oddsRatioCi({ x1: 10, n1: 10, x2: 3, n2: 12 })).toEqual({ estimate: Infinity, lower: NE, upper: NE });
  });
});

describe('a line of the safety table', () => {
  it('never shows a NaN', () =>
    fc.assert(
      fc.property(arms, (two) => expect(Object.values(compareArms(two)).filter((value) => Number.isNaN(value))).toEqual([])),
    ));
});
