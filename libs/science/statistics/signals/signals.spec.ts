import fc from 'fast-check';
import {
  adjustP,
  cochranArmitage,
  disproportionalityTable,
  ebgm,
  logisticGrouped,
  poissonRegression,
  poissonRegressionOffset,
  prrRor,
} from '.';

const p = fc.double({ min: 0, max: 1, noNaN: true });
const cell = fc.integer({ min: 1, max: 400 });
const table = fc.record({ a: cell, b: cell, c: cell, d: cell });

describe('adjusted p', () => {
  it('stays within 0 and 1, above the raw p, and in the known order of the methods', () =>
    fc.assert(
      fc.property(fc.array(p, { minLength: 1, maxLength: 25 }), (values) => {
        const { bh, by, holm, hochberg, hommel, bonferroni } = adjustP({ p: values });
        values.forEach((raw, i) => {
          const rising = [raw, hommel[i]!, hochberg[i]!, holm[i]!, bonferroni[i]!, 1];
          for (const [k, value] of rising.slice(1).entries()) expect(value).toBeGreaterThanOrEqual(rising[k]! - 1e-12);
          expect(bh[i]!).toBeLessThanOrEqual(Math.min(by[i]!, hochberg[i]!) + 1e-12);
        });
      }),
    ));

  it('follows its p when the order changes', () =>
    fc.assert(
      fc.property(fc.uniqueArray(p, { minLength: 2, maxLength: 12 }), (values) => {
        const [one, other] = [adjustP({ p: values }), adjustP({ p: values.toReversed() })];
        for (const method of ['bh', 'by', 'holm', 'hochberg', 'hommel', 'bonferroni'] as const) {
          expect(other[method].toReversed()).toEqual(one[method]);
        }
      }),
    ));

  it("gives Wright's example for Hommel, and a single p itself", () => {
    // R: p.adjust(c(.01, .02, .03, .04, .05), "hommel"); "BY" of two.
    expect(adjustP({ p: [0.01, 0.02, 0.03, 0.04, 0.05] }).hommel.map((x) => Number(x.toFixed(10)))).toEqual([
      0.05, 0.05, 0.05, 0.05, 0.05,
    ]);
    expect(adjustP({ p: [0.01, 0.04] }).by.map((x) => Number(x.toFixed(10)))).toEqual([0.03, 0.06]);
    expect(adjustP({ p: 0.03 })).toMatchObject({ bh: [0.03], hommel: [0.03], rejectBH: 1 });
    expect(() => adjustP({ p: [0.1, NaN] })).toThrow(expect.objectContaining({ argument: 'p' }));
  });
});

describe('disproportionality', () => {
  it('swaps with its products, keeps its interval around the ratio, and its odds ratio when turned over', () =>
    fc.assert(
      fc.property(table, ({ a, b, c, d }) => {
        const [one, swapped, turned] = [prrRor({ a, b, c, d }), prrRor({ a: c, b: d, c: a, d: b }), prrRor({ a, b: c, c: b, d })];
        expect((one.prr as number) * (swapped.prr as number)).toBeCloseTo(1, 10);
        expect(turned.ror).toBeCloseTo(one.ror as number, 10);
        expect(turned.chiSquareYates).toBeCloseTo(one.chiSquareYates as number, 8);
        expect(one.prrLower).toBeLessThan(one.prr as number);
        expect(one.prrUpper).toBeGreaterThan(one.prr as number);
        expect(one.ic025).toBeLessThan(one.ic as number);
      }),
    ));

  it('says NE where an empty cell leaves no interval', () => {
    expect(prrRor({ a: 3, b: 5, c: 0, d: 9 })).toMatchObject({ prr: Infinity, prrLower: 'NE', ror: Infinity, rorUpper: 'NE' });
    expect(prrRor({ a: 0, b: 0, c: 1, d: 9 })).toMatchObject({ prr: 'NE', chiSquareYates: 'NE', expected: 0 });
    expect(() => prrRor({ a: -1, b: 0, c: 1, d: 9 })).toThrow(expect.objectContaining({ argument: 'a' }));
  });

  it('expects what the margins say, in every form that the counts may have', () => {
    const counts = [
      { product: 'A', event: 'x', N: 2 },
      { product: 'A', event: 'y', N: 1 },
      { product: 'B', event: 'x', N: 1 },
      { product: 'B', event: 'y', N: 6 },
    ];
    const { rows } = disproportionalityTable({ counts });
    expect(rows[0]).toEqual({ product: 'A', event: 'x', N: 2, E: 0.9, RR: 2 / 0.9, PRR: 2 / 3 / (1 / 7) });
    expect(disproportionalityTable({ counts: { A: { x: 2, y: 1 }, B: { x: 1, y: 6 } } }).rows).toEqual(rows);
    expect(disproportionalityTable({ counts: [[2, 1], [1, 6]], products: ['A', 'B'], events: ['x', 'y'] }).rows).toEqual(rows); // prettier-ignore
    const reports = counts.flatMap(({ N, ...report }) => Array.from({ length: N }, () => report));
    expect(disproportionalityTable({ counts: reports }).rows).toEqual(rows);
    expect(rows.reduce((sum, { E }) => sum + E, 0)).toBeCloseTo(10, 12);
  });

  it('EBGM lies in its own interval, rises with N, and is drawn from N / E towards the prior', () => {
    const theta = { alpha1: 3.25, beta1: 0.4, alpha2: 2.03, beta2: 1.91, p: 0.065 };
    fc.assert(
      fc.property(fc.nat(200), fc.double({ min: 1e-3, max: 100, noNaN: true }), (N, E) => {
        const one = ebgm({ N, E, theta });
        expect(one.qn).toBeGreaterThanOrEqual(0);
        expect(one.qn).toBeLessThanOrEqual(1);
        expect(one.eb05).toBeLessThan(one.ebgm);
        expect(one.ebgm).toBeLessThan(one.eb95);
        expect(ebgm({ N: N + 1, E, theta }).ebgm).toBeGreaterThan(one.ebgm);
      }),
      { numRuns: 50 },
    );
    expect(ebgm({ N: 100, E: 1, theta }).ebgm).toBeLessThan(100);
    expect(() => ebgm({ N: 1, E: 0, theta })).toThrow(expect.objectContaining({ argument: 'E' }));
  });
});

describe('regression', () => {
  it('of two groups is their log odds ratio and log rate ratio', () =>
    fc.assert(
      fc.property(cell, cell, cell, cell, (a, b, c, d) => {
        const fit = logisticGrouped({ x: [0, 1], n: [a + b, c + d], y: [a, c] });
        expect(fit.slope).toBeCloseTo(Math.log((c * b) / (d * a)), 7);
        expect(fit.seSlope).toBeCloseTo(Math.sqrt(1 / a + 1 / b + 1 / c + 1 / d), 7);
        const rate = poissonRegressionOffset({ y: [a, c], x: [0, 1], personTime: [b, d] });
        expect(rate.logRateRatio).toBeCloseTo(Math.log(c / d / (a / b)), 7);
        expect(rate.se).toBeCloseTo(Math.sqrt(1 / a + 1 / c), 7);
      }),
      { numRuns: 50 },
    ));

  it('has no estimate where the likelihood has no maximum', () => {
    expect(logisticGrouped({ x: [0, 1], n: [10, 10], y: [0, 4] })).toMatchObject({ slope: 'NE', seSlope: 'NE' });
    expect(logisticGrouped({ x: [1, 2, 3, 4], n: [5, 5, 5, 5], y: [0, 0, 5, 5] })).toMatchObject({ slope: 'NE' });
    expect(logisticGrouped({ x: [2, 2], n: [5, 5], y: [1, 2] })).toMatchObject({ slope: 'NE' });
    expect(poissonRegressionOffset({ y: [0, 3], x: [0, 1], personTime: [10, 10] })).toMatchObject({ rateRatio: 'NE' });
    expect(poissonRegression({ y: [0, 3, 0, 5], arm: ['A', 'B', 'A', 'B'] })).toMatchObject({ coefficients: 'NE', se: 'NE' });
  });

  it('takes names of levels in the alphabet and person-time as exposure', () => {
    const fit = poissonRegression({ y: [4, 9], arm: ['B', 'A'], personTime: [2, 3] });
    expect(fit.names).toEqual(['intercept', 'armB']);
    expect(fit.coefficients).toEqual([expect.closeTo(Math.log(3), 10), expect.closeTo(Math.log(2 / 3), 10)]);
  });

  it('trend has the sign of the slope, does not care for the scale of the dose, and is NE without variance', () => {
    const groups = { x: [1, 2, 5, 9], n: [30, 31, 29, 30] };
    const one = cochranArmitage({ ...groups, scores: [0, 28, 56, 84] });
    expect(one.z).toBeGreaterThan(0);
    expect(cochranArmitage({ ...groups, scores: [1, 2, 3, 4] }).chiSquare).toBeCloseTo(one.chiSquare as number, 10);
    expect(cochranArmitage({ ...groups, scores: [84, 56, 28, 0] }).z).toBeCloseTo(-(one.z as number), 10);
    expect(cochranArmitage({ x: [0, 0], n: [5, 5] })).toEqual({ chiSquare: 'NE', p: 'NE', z: 'NE' });
    expect(() => cochranArmitage({ x: [6, 0], n: [5, 5] })).toThrow(expect.objectContaining({ argument: 'x[0]' }));
  });
});
