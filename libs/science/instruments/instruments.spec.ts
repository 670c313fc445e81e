import fc from 'fast-check';
import { catalogue, instruments } from '.';

type Result = Readonly<Record<string, unknown>>;
const score = (name: string, input: unknown) =>
  (instruments[`score:${name}` as keyof typeof instruments] as (i: unknown) => Result)(input);
const filled = (count: number, value: number) => Array.from({ length: count }, () => value);

/** Instruments whose total is the sum of one range of answers: items, least, most. */
const SUMS = [
  ['PHQ9', 9, 0, 3],
  ['GAD7', 7, 0, 3],
  ['MADRS', 10, 0, 6],
  ['PCL5', 20, 0, 4],
  ['CADSS23', 23, 0, 4],
  ['ICSI', 4, 0, 5],
  ['ICPI', 4, 0, 4],
  ['PWC20', 20, 0, 3],
] as const;

describe('the catalogue', () => {
  it('has an entry for each of the 19 scores, and holds no wording of items', () => {
    const names = Object.keys(catalogue);
    expect(names.map((name) => `score:${name}`).sort()).toEqual(Object.keys(instruments).sort());
    expect(names).toHaveLength(19);
    for (const entry of Object.values(catalogue)) expect(entry).not.toHaveProperty('text');
  });
});

describe.each(SUMS)('%s: %i items of %i to %i', (name, count, from, to) => {
  const answers = fc.array(fc.integer({ min: from, max: to }), { minLength: count, maxLength: count });

  it('sums any answers that the form offers, within the range of its total', () =>
    fc.assert(
      fc.property(answers, (items) => {
        const { total } = score(name, { items });
        expect(total).toBe(items.reduce((sum, item) => sum + item, 0));
        const [least, most] = catalogue[name].total;
        expect(total).toBeGreaterThanOrEqual(least);
        expect(total).toBeLessThanOrEqual(most);
      }),
      { numRuns: 30 },
    ));

  it('leaves the total NE where an item is missing', () =>
    expect(score(name, { items: [null, ...filled(count - 1, to)] })).toMatchObject({ total: 'NE', version: expect.any(String) }));

  it.each([to + 1, from - 1, from + 0.5])('names the item that holds %d', (wrong) =>
    expect(score(name, { items: [from, wrong, ...filled(count - 2, from)] })).toEqual({
      error: `item 2 out of range ${from}-${to}`,
    }),
  );

  it('refuses a form of another length', () =>
    expect(() => score(name, { items: filled(count + 1, from) })).toThrow(expect.objectContaining({ argument: 'items' })));
});

describe('bands', () => {
  const spread = (total: number, count: number, most: number) =>
    Array.from({ length: count }, (_, i) => Math.min(most, Math.max(0, total - i * most)));

  it.each([
    ['PHQ9', 9, 3, [[0, 'minimal'], [4, 'minimal'], [5, 'mild'], [9, 'mild'], [10, 'moderate'], [14, 'moderate'], [15, 'moderately_severe'], [19, 'moderately_severe'], [20, 'severe'], [27, 'severe']]], // prettier-ignore
    ['GAD7', 7, 3, [[4, 'minimal'], [5, 'mild'], [9, 'mild'], [10, 'moderate'], [14, 'moderate'], [15, 'severe'], [21, 'severe']]], // prettier-ignore
    ['MADRS', 10, 6, [[6, 'normal'], [7, 'mild'], [19, 'mild'], [20, 'moderate'], [34, 'moderate'], [35, 'severe'], [60, 'severe']]], // prettier-ignore
  ] as const)('%s changes band exactly at its edges', (name, count, most, edges) => {
    for (const [total, band] of edges) expect(score(name, { items: spread(total, count, most) })).toMatchObject({ total, band });
  });

  it('QIDS-SR16 takes the worst of each domain', () => {
    const items = [3, 0, 1, 0, 2, 0, 1, 2, 0, 1, 0, 0, 3, 0, 0, 2];
    expect(score('QIDS_SR16', { items })).toMatchObject({
      sleep: 3,
      appetiteWeight: 2,
      psychomotor: 2,
      total: 13,
      band: 'moderate',
    });
    expect(score('QIDS_SR16', { items: items.with(6, null as never) })).toMatchObject({
      sleep: 3,
      appetiteWeight: 'NE',
      total: 'NE',
    });
  });

  it('HAM-D17 does not score a weight that was not assessed', () => {
    const items = filled(17, 1);
    expect(score('HAMD17', { items: items.with(15, 3) })).toMatchObject({ total: 16, band: 'moderate' });
    expect(score('HAMD17', { items: items.with(16, 3) })).toEqual({ error: 'item 17 out of range 0-2' });
  });
});

describe('rules of their own', () => {
  it('PHQ-9 flags any thought of item 9, and does not know when it is open', () => {
    expect(score('PHQ9', { items: [...filled(8, 0), 1] })).toMatchObject({ suicideFlag: true, band: 'minimal' });
    expect(score('PHQ9', { items: [...filled(8, 0), null] })).toMatchObject({ suicideFlag: 'NE', total: 'NE' });
  });

  it('BPI-SF takes the mean of interference from four answers on', () => {
    const interference = [2, 4, null, null, 6, 8, null];
    const severity = [7, 3, 5, 4];
    expect(score('BPI_SF', { items: { severity, interference } })).toMatchObject({
      severity: 4.75,
      interference: 5,
      worstBand: 'severe',
    });
    const three = { severity: [6, 3, null, 4], interference: interference.with(0, null) };
    expect(score('BPI_SF', { items: three })).toMatchObject({ severity: 'NE', interference: 'NE', worstBand: 'moderate' });
  });

  it('AUDIT counts what the form skips as 0, and nothing else', () => {
    const skipped = [null, null, null, null, null, null, null];
    expect(score('AUDIT', { items: [0, ...skipped, 2, 4] })).toMatchObject({ total: 6, zone: 'I', auditC: 0 });
    expect(score('AUDIT', { items: [2, 0, 0, null, null, null, null, null, 0, 0] })).toMatchObject({ total: 2, zone: 'I' });
    expect(score('AUDIT', { items: [2, 1, 0, null, null, null, null, null, 0, 0] })).toMatchObject({ total: 'NE', zone: 'NE' });
    expect(score('AUDIT', { items: [4, 4, 4, 4, 4, 4, 4, 4, 4, 3] })).toEqual({ error: 'item 10 must be 0, 2 or 4' });
  });

  it('DAST-10 counts a no to item 3', () => {
    const no = Array.from({ length: 10 }, () => false);
    expect(score('DAST10', { items: no.with(2, true) })).toMatchObject({ total: 0, band: 'none' });
    expect(score('DAST10', { items: no.with(0, true).with(1, true) })).toMatchObject({
      total: 3,
      band: 'moderate',
      needsAttention: true,
    });
  });

  it('BPRS4 says by which anchor it was rated', () => {
    expect(score('BPRS4', { items: [0, 6, 0, 0], anchor: '0-6' })).toMatchObject({ total: 6, rescaled0: 6 });
    expect(score('BPRS4', { items: [0, 1, 1, 1], anchor: '1-7' })).toEqual({ error: 'item 1 out of range 1-7' });
    expect(() => score('BPRS4', { items: [1, 1, 1, 1] })).toThrow(expect.objectContaining({ argument: 'anchor' }));
  });

  it.each([
    [5, false, false],
    [4, true, false],
    [1, true, true],
    [0, true, true],
  ])('MOAA/S %i: sedation %s, deep %s', (rating, sedationPresent, deepSedation) =>
    expect(score('MOAAS', { items: rating })).toMatchObject({ score: rating, sedationPresent, deepSedation }),
  );

  it('MEQ30 is complete at 60 % of every subscale, not below', () => {
    const items = {
      mystical: filled(15, 3),
      positiveMood: filled(6, 3),
      transcendence: filled(6, 3),
      ineffability: filled(3, 3),
    };
    expect(score('MEQ30', { items })).toMatchObject({ mysticalPct: 60, total: 90, complete: true });
    expect(score('MEQ30', { items: { ...items, transcendence: [2, 3, 3, 3, 3, 3] } })).toMatchObject({
      total: 89,
      complete: false,
    });
    expect(score('MEQ30', { items: { ...items, ineffability: [3, 3, null] } })).toMatchObject({
      ineffabilityPct: 'NE',
      complete: 'NE',
    });
  });

  it('a visual analogue mark is on the line or not valid', () => {
    expect(score('VAS', { items: [62.5] })).toMatchObject({ score: 62.5, valid: true });
    expect(score('VAS', { items: [101] })).toMatchObject({ score: null, valid: false });
    expect(score('VAS', { items: [null] })).toMatchObject({ score: 'NE', valid: false });
    expect(score('EDI', { items: [0, 0, 0, 0, 0, 0, 0, 100] })).toMatchObject({ mean: 12.5 });
  });
});

describe('the C-SSRS screener', () => {
  const RISKS = ['none', 'low', 'moderate', 'high'];
  const yesNo = fc.boolean();
  const screener = fc.record({ q1: yesNo, q2: yesNo, q3: yesNo, q4: yesNo, q5: yesNo, q6Lifetime: yesNo, q6Past3Months: yesNo });

  it('never lowers the risk for one more yes', () =>
    fc.assert(
      fc.property(screener, fc.constantFrom('q1', 'q2', 'q3', 'q4', 'q5', 'q6Lifetime', 'q6Past3Months'), (input, more) => {
        const before = RISKS.indexOf(score('CSSRS_SCREENER', input).risk as string);
        expect(RISKS.indexOf(score('CSSRS_SCREENER', { ...input, [more]: true }).risk as string)).toBeGreaterThanOrEqual(before);
      }),
    ));

  it('takes what was not asked for a no, and what was left open for unknown', () => {
    const calm = { q1: false, q2: false, q6Lifetime: false };
    expect(score('CSSRS_SCREENER', calm)).toMatchObject({ risk: 'none', maxIdeation: 0 });
    expect(score('CSSRS_SCREENER', { ...calm, q2: true, q3: true, q4: null, q5: false })).toMatchObject({
      risk: 'NE',
      maxIdeation: 3,
    });
    expect(score('CSSRS_SCREENER', { ...calm, q2: true, q4: null, q5: true })).toMatchObject({ risk: 'high' });
    expect(score('CSSRS_SCREENER', { ...calm, q6Lifetime: null })).toMatchObject({ risk: 'NE' });
    expect(() => score('CSSRS_SCREENER', { ...calm, q1: 'no' })).toThrow(expect.objectContaining({ argument: 'q1' }));
  });
});
