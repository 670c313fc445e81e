import fc from 'fast-check';
import { NE } from '../arguments';
import { cmhTest, mantelHaenszel, stratifiedMnRiskDifference, stratifiedScoreRelativeRisk } from './stratified';
import { relativeRiskCi } from './relative-risk';
import { riskDifferenceCi } from './risk-difference';
import { pearsonChiSquare } from './fisher';

const arm = fc.integer({ min: 2, max: 60 }).chain((n) => fc.tuple(fc.constant(n), fc.integer({ min: 0, max: n })));
const stratum = fc.tuple(arm, arm).map(([[n1, x1], [n0, x0]]) => ({ x1, n1, x0, n0 }));
const strata = fc.array(stratum, { minLength: 1, maxLength: 5 });

describe('one stratum', () => {
  it('has the figures of two arms', () =>
    fc.assert(
      fc.property(stratum, ({ x1, n1, x0, n0 }) => {
        const arms = { x1, n1, x2: x0, n2: n0 };
        const [pooled, alone] = [stratifiedMnRiskDifference({ strata: [{ x1, n1, x0, n0 }] }), riskDifferenceCi(arms)];
        expect(pooled.lower).toBeCloseTo(alone.lower, 8);
        expect(pooled.upper).toBeCloseTo(alone.upper, 8);
        expect(pooled.z).toBeCloseTo(alone.z!, 8);
        const { rr, rd } = mantelHaenszel(arms);
        expect(rd).toBeCloseTo(alone.estimate, 10);
        if (rr !== NE && rr !== Infinity) expect(rr).toBeCloseTo(Number(relativeRiskCi(arms).estimate), 8);
        const score = stratifiedScoreRelativeRisk(arms);
        const koopman = relativeRiskCi({ ...arms, method: 'koopman' });
        if (x1 > 0 && x0 > 0 && x1 + x0 < n1 + n0) {
          expect(Math.log(score.lower)).toBeCloseTo(Math.log(Number(koopman.lower)), 6);
          expect(Math.log(score.upper)).toBeCloseTo(Math.log(Number(koopman.upper)), 6);
        }
      }),
    ));

  it('has the CMH chi-square (N - 1) / N of that of Pearson', () =>
    fc.assert(
      fc.property(stratum, ({ x1, n1, x0, n0 }) => {
        const { chiSquare } = pearsonChiSquare({ a: x1, b: n1 - x1, c: x0, d: n0 - x0 });
        const { cmhChiSquare } = mantelHaenszel({ x1, n1, x2: x0, n2: n0 });
        if (chiSquare === NE) return expect(cmhChiSquare).toBe(NE);
        expect(cmhChiSquare).toBeCloseTo((Number(chiSquare) * (n1 + n0 - 1)) / (n1 + n0), 8);
      }),
    ));
});

describe('strata', () => {
  it('have an interval around the estimate, narrower than [-1, 1], with every weight', () =>
    fc.assert(
      fc.property(strata, fc.constantFrom('cmh' as const, 'sample_size' as const, 'equal' as const), (all, weight) => {
        const { lower, estimate, upper, pOneSided } = stratifiedMnRiskDifference({ strata: all, weight });
        expect(lower).toBeLessThanOrEqual(estimate + 1e-12);
        expect(upper).toBeGreaterThanOrEqual(estimate - 1e-12);
        expect([lower >= -1, upper <= 1, pOneSided >= 0, pOneSided <= 1]).toEqual([true, true, true, true]);
      }),
    ));

  it('keep the test and invert the odds ratio when the arms change places', () =>
    fc.assert(
      fc.property(strata, fc.boolean(), (all, correct) => {
        const tables = all.map(({ x1, n1, x0, n0 }) => ({ a: x1, b: n1 - x1, c: x0, d: n0 - x0 }));
        const one = cmhTest({ strata: tables, correct });
        const other = cmhTest({ strata: tables.map(({ a, b, c, d }) => ({ a: c, b: d, c: a, d: b })), correct });
        if (one.p === NE) return expect(other.p).toBe(NE);
        expect(one.p).toBeCloseTo(Number(other.p), 9);
        if (one.lower === NE || other.upper === NE) return expect([one.lower, other.upper]).toEqual([NE, NE]);
        expect(Number(one.lower) * Number(other.upper)).toBeCloseTo(1, 8);
      }),
    ));

  it('where nothing varies are not estimable', () => {
    expect(cmhTest({ strata: [{ a: 0, b: 5, c: 0, d: 6 }] })).toEqual({
      chiSquare: NE,
      p: NE,
      commonOddsRatio: NE,
      lower: NE,
      upper: NE,
    });
    expect(mantelHaenszel({ x1: [0], n1: [5], x2: [0], n2: [5] })).toEqual({ rr: NE, rd: 0, or: NE, cmhChiSquare: NE, cmhP: NE });
  });
});
