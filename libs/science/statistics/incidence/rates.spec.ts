import fc from 'fast-check';
import { NE } from '../arguments';
import { poisson } from '../special-functions';
import {
  exposureAdjustedEventRate,
  poissonRateCi,
  poissonRateDifferenceScore,
  poissonRateRatioExact,
  poissonRateRatioScore,
  type TwoRates,
} from './rates';

const time = fc.double({ min: 0.1, max: 1e4, noNaN: true });
const rates: fc.Arbitrary<TwoRates> = fc.record({ x1: fc.nat(100), t1: time, x2: fc.nat(100), t2: time });
const swapped = ({ x1, t1, x2, t2 }: TwoRates): TwoRates => ({ x1: x2, t1: t2, x2: x1, t2: t1 });

describe('a rate', () => {
  it('has the bounds under which just this many events are improbable', () =>
    fc.assert(
      fc.property(fc.nat(500), time, (events, personTime) => {
        const { lower, rate, upper } = poissonRateCi({ events, personTime, level: 0.9 });
        expect(poisson.cdf(events, upper * personTime)).toBeCloseTo(0.05, 9);
        if (events > 0) expect(poisson.upper(events, lower * personTime)).toBeCloseTo(0.05, 9);
        expect(lower).toBeLessThanOrEqual(rate);
        expect(upper).toBeGreaterThan(rate);
      }),
    ));

  it('counts a month as 30.4367 days and a year as 365.25', () => {
    expect(exposureAdjustedEventRate({ events: 25, personDays: 8210, unit: '100 person-months' }).rate).toBeCloseTo(
      9.2681790499,
      9,
    );
    expect(exposureAdjustedEventRate({ events: 2, personDays: 730.5, unit: '100 patient-years' }).rate).toBeCloseTo(100, 12);
    expect(exposureAdjustedEventRate({ events: 3, personDays: 6, unit: 'person-days' }).rate).toBe(0.5);
  });
});

describe('two rates', () => {
  it('have a difference that changes sign and ratios that are inverted when they change places', () =>
    fc.assert(
      fc.property(rates, (two) => {
        const [one, other] = [poissonRateDifferenceScore(two), poissonRateDifferenceScore(swapped(two))];
        const scale = Math.max(1e-9, Math.abs(one.lower), Math.abs(one.upper));
        expect(one.lower / scale).toBeCloseTo(-other.upper / scale, 6);
        for (const ratio of [poissonRateRatioExact, poissonRateRatioScore]) {
          const [a, b] = [ratio(two), ratio(swapped(two))];
          if (a.lower > 0 && b.upper < Infinity) expect(a.lower * b.upper).toBeCloseTo(1, 6);
          else expect([a.lower, b.upper]).toEqual([0, Infinity]);
        }
      }),
    ));

  it('have intervals around their estimates and a p in [0, 1]', () =>
    fc.assert(
      fc.property(rates, (two) => {
        const difference = poissonRateDifferenceScore(two);
        expect(difference.lower).toBeLessThanOrEqual(difference.estimate);
        expect(difference.upper).toBeGreaterThanOrEqual(difference.estimate);
        const { ratio, lower, upper, pTwoSided } = poissonRateRatioExact(two);
        expect(pTwoSided).toBeGreaterThanOrEqual(0);
        expect(pTwoSided).toBeLessThanOrEqual(1);
        if (ratio === NE) return expect(two.x1 + two.x2).toBe(0);
        expect(lower).toBeLessThanOrEqual(ratio);
        expect(upper).toBeGreaterThanOrEqual(ratio);
      }),
    ));
});
