import fc from 'fast-check';
import {
  conditionalPowerBinary,
  conditionalPowerBValue,
  crossingProbabilities,
  gsBoundary,
  haybittlePetoFinal,
  repeatedTestingTypeI,
  spendingBoundary,
  spendingFunctions,
} from '.';
import { normal } from '../special-functions';

const alpha = fc.constantFrom(0.01, 0.025, 0.05, 0.1);
const sides = fc.constantFrom(1 as const, 2 as const);
const rates = fc
  .uniqueArray(fc.integer({ min: 5, max: 99 }), { minLength: 1, maxLength: 5 })
  .map((percents) => [...percents.sort((one, other) => one - other), 100].map((percent) => percent / 100));
const spending = fc.constantFrom(
  { spending: 'LanDeMetsOBF' as const },
  { spending: 'LanDeMetsPocock' as const },
  { spending: 'power' as const, rho: 2 },
  { spending: 'HwangShihDeCani' as const, gamma: -4 },
  { spending: 'HwangShihDeCani' as const, gamma: 0 },
);
const sum = (values: readonly number[]) => values.reduce((total, value) => total + value, 0);
const refusing = (argument: string) => expect.objectContaining({ argument });

describe('group-sequential bounds', () => {
  // Jennison, Turnbull 2000, Tables 2.1 and 2.3, two-sided 0.05, 5 looks.
  it.each([
    ['Pocock', undefined, 2.413],
    ['OBF', undefined, 2.04],
    ['WangTsiatis', 0.5, 2.413],
    ['WangTsiatis', 0, 2.04],
  ] as const)('%s with Delta %p has the constant that the tables print', (type, delta, constant) =>
    expect(gsBoundary({ type, delta, looks: 5, alpha: 0.05 }).constant).toBeCloseTo(constant, 3),
  );

  it('spend exactly alpha, whatever the family, the looks and the sides', () =>
    fc.assert(
      fc.property(fc.constantFrom(0, 0.25, 0.5, 0.7), rates, alpha, sides, (delta, t, size, side) => {
        const { z } = gsBoundary({ type: 'WangTsiatis', delta, informationRates: t, alpha: size, sides: side });
        expect(crossingProbabilities({ t, z, sides: side }).power * side).toBeCloseTo(size, 9);
      }),
      { numRuns: 20 },
    ));

  it('by spending cross at each look with what is spent there', () =>
    fc.assert(
      fc.property(spending, rates, alpha, sides, (how, t, size, side) => {
        const { z, cumulativeAlpha } = spendingBoundary({ ...how, informationRates: t, alpha: size, sides: side });
        const { upper } = crossingProbabilities({ t, z, sides: side });
        cumulativeAlpha.forEach((spent, k) => expect(sum(upper.slice(0, k + 1)) * side).toBeCloseTo(spent, 9));
        expect(cumulativeAlpha.at(-1)).toBeCloseTo(size, 12);
      }),
      { numRuns: 20 },
    ));

  it('of Lan-DeMets O’Brien-Fleming fall; nothing to spend means no bound', () => {
    const { z } = spendingBoundary({ spending: 'LanDeMetsOBF', alpha: 0.05, informationRates: [0.001, 0.25, 0.5, 0.75, 1] });
    expect(z[0]).toBe(Infinity);
    z.slice(1).forEach((bound, k) => expect(bound).toBeLessThan(z[k]!));
  });

  it('are met more often with more drift, and by the mirror image with the opposite one', () =>
    fc.assert(
      fc.property(rates, fc.double({ min: 0, max: 4, noNaN: true }), (t, drift) => {
        const { z } = spendingBoundary({ spending: 'LanDeMetsPocock', alpha: 0.05, informationRates: t });
        const [one, mirror, more] = [drift, -drift, drift + 0.5].map((d) => crossingProbabilities({ t, z, drift: d }));
        one!.upper.forEach((p, k) => expect(mirror!.lower[k]).toBeCloseTo(p, 12));
        expect(more!.power).toBeGreaterThan(one!.power);
        expect(sum(one!.upper) + sum(one!.lower)).toBeLessThanOrEqual(1 + 1e-12);
      }),
      { numRuns: 20 },
    ));

  it('need no recursion for a single look', () => {
    expect(gsBoundary({ type: 'OBF', looks: 1, alpha: 0.05 }).constant).toBeCloseTo(1.959963984540054, 12);
    expect(crossingProbabilities({ t: [1], z: [1.96], drift: 3 }).power).toBeCloseTo(normal.upper(1.96 - 3), 14);
    expect(repeatedTestingTypeI({ looks: 1, nominalTwoSided: 0.05 }).typeI).toBeCloseTo(0.05, 14);
  });

  it('leave Haybittle-Peto a final look close to the plain one, or nothing', () => {
    const { finalZ } = haybittlePetoFinal({ looks: 5, interimZ: 3, alpha: 0.05 });
    expect(finalZ).toBeGreaterThan(1.96);
    expect(finalZ).toBeLessThan(2.01);
    expect(haybittlePetoFinal({ looks: 5, interimZ: 1, alpha: 0.05 })).toEqual({ finalZ: 'NE' });
  });

  it.each([
    [() => gsBoundary({ type: 'OBF', looks: 0, alpha: 0.05 }), 'looks'],
    [() => gsBoundary({ type: 'OBF', looks: 2, alpha: 1 }), 'alpha'],
    [() => gsBoundary({ type: 'OBF', looks: 2, alpha: 0.05, sides: 3 as never }), 'sides'],
    [() => gsBoundary({ type: 'Peto' as never, looks: 2, alpha: 0.05 }), 'type'],
    [() => gsBoundary({ type: 'WangTsiatis', looks: 2, alpha: 0.05 }), 'delta'],
    [() => spendingBoundary({ spending: 'power', rho: 0, alpha: 0.05, informationRates: [0.5, 1] }), 'rho'],
    [() => spendingBoundary({ spending: 'LanDeMetsOBF', alpha: 0.05, informationRates: [0.5, 0.4] }), 'informationRates'],
    [() => crossingProbabilities({ t: [0.5, 1], z: [2] }), 'z'],
    [() => conditionalPowerBValue({ z: NaN, t: 0.5, theta: 1, zFinal: 2 }), 'z'],
  ])('%s names what is wrong', (call, argument) => expect(call).toThrow(refusing(argument)));
});

describe('spending functions', () => {
  it('rise from 0 to alpha', () =>
    fc.assert(
      fc.property(alpha, fc.double({ min: 0, max: 1, noNaN: true }), fc.double({ min: 0, max: 1, noNaN: true }), (size, s, t) => {
        const [early, late] = [Math.min(s, t), Math.max(s, t)].map((at) =>
          Object.values(spendingFunctions({ alpha: size, t: at })),
        );
        early!.forEach((spent, i) => expect(late![i]).toBeGreaterThanOrEqual(spent));
        for (const spent of Object.values(spendingFunctions({ alpha: size, t: 1 }))) expect(spent).toBe(size);
        for (const spent of Object.values(spendingFunctions({ alpha: size, t: 0 }))) expect(spent).toBe(0);
      }),
    ));
});

describe('conditional power', () => {
  it('is a probability that rises with z and is known at the end', () =>
    fc.assert(
      fc.property(fc.double({ min: -3, max: 3, noNaN: true }), fc.double({ min: 0, max: 0.99, noNaN: true }), (z, t) => {
        const at = (value: number) => conditionalPowerBValue({ z: value, t, theta: 2.8, zFinal: 1.96 }).conditionalPower;
        expect(at(z)).toBeGreaterThanOrEqual(0);
        expect(at(z + 0.5)).toBeGreaterThanOrEqual(at(z));
        expect(at(z + 0.5)).toBeLessThanOrEqual(1);
      }),
    ));

  it('ends with what happened, and is NE where no rate can differ', () => {
    expect(conditionalPowerBValue({ z: 2, t: 1, theta: 0, zFinal: 1.96 })).toEqual({ conditionalPower: 1 });
    const none = { zCritical: 2, zInterim: 1, nInterim: 10, nTotal: 20, pControl: 0, pTreatment: 0 };
    expect(conditionalPowerBinary(none)).toEqual({ conditionalPower: 'NE' });
    expect(() => conditionalPowerBinary({ ...none, nInterim: 30 })).toThrow(refusing('nInterim'));
  });
});
