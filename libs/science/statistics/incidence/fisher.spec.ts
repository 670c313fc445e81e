import fc from 'fast-check';
import { NE } from '../arguments';
import { hypergeometric } from '../special-functions';
import { fisherExact, fisherExactAsR, fisherP, pearsonChiSquare, type Table } from './fisher';

const cell = fc.nat(25);
const table: fc.Arbitrary<Table> = fc.record({ a: cell, b: cell, c: cell, d: cell });
const swapped = ({ a, b, c, d }: Table): Table => ({ a: c, b: d, c: a, d: b });

describe("Fisher's exact test", () => {
  it('sums the tables that are no likelier, as its definition says', () =>
    fc.assert(
      fc.property(table, (t) => {
        const [whites, blacks, draws] = [t.a + t.b, t.c + t.d, t.a + t.c];
        const of = (k: number) => hypergeometric.pmf(k, whites, blacks, draws);
        const all = Array.from({ length: draws + 1 }, (_, k) => of(k));
        const p = all.filter((value) => value <= of(t.a) * (1 + 1e-7)).reduce((sum, value) => sum + value, 0);
        expect(fisherP(t)).toBeCloseTo(Math.min(1, p), 10);
        expect(fisherExact({ ...t, alternative: 'greater' }).p).toBeCloseTo(hypergeometric.upper(t.a, whites, blacks, draws), 10);
        expect(fisherExact({ ...t, alternative: 'less' }).p).toBeCloseTo(hypergeometric.cdf(t.a, whites, blacks, draws), 10);
      }),
    ));

  it('takes ties that floating point would break: 1/5 against 9/15', () =>
    expect(fisherP({ a: 1, b: 4, c: 9, d: 6 })).toBeCloseTo(0.303405572755418, 12));

  it('gives the same p and inverted bounds when the arms change places', () =>
    fc.assert(
      fc.property(table, (t) => {
        const [one, other] = [fisherExact(t), fisherExact(swapped(t))];
        expect(one.p).toBeCloseTo(other.p, 10);
        if (one.lower > 0 && other.upper < Infinity) expect(one.lower * other.upper).toBeCloseTo(1, 6);
        else expect([one.lower, other.upper]).toEqual([0, Infinity]);
      }),
    ));

  it('has an interval around its estimate', () =>
    fc.assert(
      fc.property(table, fc.constantFrom(0.8, 0.95), (t, level) => {
        const { lower, or, upper } = fisherExact({ ...t, level });
        expect(lower).toBeLessThanOrEqual(or * (1 + 1e-9));
        expect(upper).toBeGreaterThanOrEqual(or * (1 - 1e-9));
      }),
    ));

  it('is near what the root finder of R stops at, but exact', () => {
    const tea = { a: 3, b: 1, c: 1, d: 3 };
    expect(fisherExactAsR(tea).upper).toBeCloseTo(621.933750545417, 5);
    expect(fisherExact(tea).upper).toBeCloseTo(626.2435, 3);
  });
});

describe('the chi-square of a 2 x 2 table', () => {
  it('is smaller with the correction, never below 0, and NE with an empty margin', () =>
    fc.assert(
      fc.property(table, (t) => {
        const [plain, corrected] = [pearsonChiSquare(t), pearsonChiSquare({ ...t, correct: true })];
        const isEmpty = (t.a + t.b) * (t.c + t.d) * (t.a + t.c) * (t.b + t.d) === 0;
        if (isEmpty) return expect([plain.chiSquare, plain.p, corrected.p]).toEqual([NE, NE, NE]);
        expect(Number(corrected.chiSquare)).toBeLessThanOrEqual(Number(plain.chiSquare) + 1e-12);
        expect(Number(corrected.chiSquare)).toBeGreaterThanOrEqual(0);
        expect(Number(plain.p)).toBeLessThanOrEqual(Number(corrected.p) + 1e-12);
      }),
    ));
});
