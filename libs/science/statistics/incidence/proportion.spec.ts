import fc from 'fast-check';
import { binomial } from '../special-functions';
import { binomialTest, proportionCi, type ProportionMethod, zeroEventUpperBound } from './proportion';

const METHODS: readonly ProportionMethod[] = ['wilson', 'wilson_cc', 'clopper_pearson', 'midp', 'jeffreys', 'agresti_coull'];
const method = fc.constantFrom(...METHODS);
const observed = fc
  .integer({ min: 1, max: 200 })
  .chain((n) => fc.record({ n: fc.constant(n), x: fc.integer({ min: 0, max: n }) }));
const level = fc.constantFrom(0.5, 0.8, 0.9, 0.95, 0.99);
const SLACK = 1e-10;

describe('an interval of a proportion', () => {
  it('lies in [0, 1] and contains the estimate', () =>
    fc.assert(
      fc.property(observed, method, level, ({ x, n }, by, at) => {
        const { lower, upper, estimate } = proportionCi({ x, n, method: by, level: at });
        expect(lower).toBeGreaterThanOrEqual(0);
        expect(upper).toBeLessThanOrEqual(1);
        // The equal-tailed posterior of Jeffreys is the one that may leave it out, beside 0 and 1 and at low levels.
        if (by === 'jeffreys' && at < 0.9) return;
        expect(lower).toBeLessThanOrEqual(estimate + SLACK);
        expect(upper).toBeGreaterThanOrEqual(estimate - SLACK);
      }),
    ));

  it('mirrors itself when events and non-events change places', () =>
    fc.assert(
      fc.property(observed, method, level, ({ x, n }, by, at) => {
        const [one, other] = [
          proportionCi({ x, n, method: by, level: at }),
          proportionCi({ x: n - x, n, method: by, level: at }),
        ];
        expect(one.lower).toBeCloseTo(1 - other.upper, 10);
        expect(one.upper).toBeCloseTo(1 - other.lower, 10);
      }),
    ));

  it('moves up with every event and widens with the level', () =>
    fc.assert(
      fc.property(observed, method, ({ x, n }, by) => {
        const [narrow, wide] = [0.8, 0.95].map((at) => proportionCi({ x, n, method: by, level: at }));
        expect(wide!.lower).toBeLessThanOrEqual(narrow!.lower + SLACK);
        expect(wide!.upper).toBeGreaterThanOrEqual(narrow!.upper - SLACK);
        if (x === n) return;
        const more = proportionCi({ x: x + 1, n, method: by, level: 0.95 });
        expect(more.lower).toBeGreaterThanOrEqual(wide!.lower - SLACK);
        expect(more.upper).toBeGreaterThanOrEqual(wide!.upper - SLACK);
      }),
    ));

  it('holds the truth as often as it says: Clopper-Pearson always, and it is wider than mid-P', () =>
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 40 }), fc.double({ min: 0, max: 1, noNaN: true }), (n, p) => {
        let covered = 0;
        for (let x = 0; x <= n; x += 1) {
          const [exact, mid] = (['clopper_pearson', 'midp'] as const).map((by) => proportionCi({ x, n, method: by, level: 0.9 }));
          expect(exact!.lower).toBeLessThanOrEqual(mid!.lower + SLACK);
          expect(exact!.upper).toBeGreaterThanOrEqual(mid!.upper - SLACK);
          if (exact!.lower <= p && p <= exact!.upper) covered += binomial.pmf(x, n, p);
        }
        expect(covered).toBeGreaterThanOrEqual(0.9 - 1e-9);
      }),
    ));

  it('is wider with the continuity correction', () =>
    fc.assert(
      fc.property(observed, level, ({ x, n }, at) => {
        const [plain, corrected] = (['wilson', 'wilson_cc'] as const).map((by) => proportionCi({ x, n, method: by, level: at }));
        expect(corrected!.lower).toBeLessThanOrEqual(plain!.lower + SLACK);
        expect(corrected!.upper).toBeGreaterThanOrEqual(plain!.upper - SLACK);
      }),
    ));
});

describe('where nobody had the event', () => {
  it('the upper bound is the one-sided Clopper-Pearson, and below 3 / n', () =>
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 5000 }), (n) => {
        const { upper, ruleOfThree } = zeroEventUpperBound({ n, confidence: 0.95 });
        expect(upper).toBeCloseTo(proportionCi({ x: 0, n, level: 0.9, method: 'clopper_pearson' }).upper, 10);
        expect(upper).toBeLessThan(ruleOfThree);
      }),
    ));
});

describe('the exact test of a proportion', () => {
  it('sums the outcomes that are no likelier, as its definition says', () =>
    fc.assert(
      fc.property(observed, fc.double({ min: 0, max: 1, noNaN: true }), ({ x, n }, p0) => {
        const limit = binomial.pmf(x, n, p0) * (1 + 1e-7);
        let p = 0;
        for (let k = 0; k <= n; k += 1) if (binomial.pmf(k, n, p0) <= limit) p += binomial.pmf(k, n, p0);
        expect(binomialTest({ x, n, p0 }).p).toBeCloseTo(Math.min(1, p), 10);
      }),
      { numRuns: 500 },
    ));
});
