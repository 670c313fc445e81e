import { existsSync } from 'node:fs';
import { failures } from './golden';
import { goldenFiles, goldenFolder, shared } from './golden.cases';
import { differences } from './golden.compare';

const within = { type: 'abs', value: 1e-6 } as const;

describe('the comparison with a reference case', () => {
  it.each([
    ['a figure outside the tolerance', { p: 0.5 }, { p: 0.500002 }],
    ['a missing key', { p: 0.5, z: 1 }, { p: 0.5 }],
    ['a shorter list', { z: [1, 2] }, { z: [1] }],
    ['a NaN', { se: 'NaN' }, { se: NaN }],
    ['a text for a number', { p: 1 }, { p: '1' }],
    ['infinity for a figure', { upper: 5 }, { upper: Infinity }],
    ['a printed figure beyond its rounding', { publishedLower: 0.0624 }, { lower: 0.0625 }],
  ])('is red for %s', (_, expected, got) => expect(differences(expected, got, within)).toHaveLength(1));

  it.each([
    ['within the tolerance', { p: 0.5 }, { p: 0.5000005 }],
    ['R scalars for lists of one', { z: 2, time: [3] }, { z: [2], time: 3 }],
    ['infinity as a text', { upper: 'Infinity' }, { upper: Infinity }],
    ['what R calls NaN and we NE', { median: 'NaN' }, { median: 'NE' }],
    ['a printed figure at its rounding', { publishedLower: 0.0624 }, { lower: 0.06239 }],
    ['a break point, which is not compared', { criticalValue: 1 }, {}],
    ['more than was asked for', { p: 1 }, { p: 1, z: 3 }],
  ])('is green for %s', (_, expected, got) => expect(differences(expected, got, within)).toEqual([]));

  it('is red for a function that is not there', () =>
    expect(failures({ id: 'x', fn: 'noSuch', input: {}, expected: {}, tolerance: within })).toHaveLength(1));

  it('needs cases', () => expect(() => goldenFiles(__dirname)).toThrow('No reference case'));
});

const isThere = existsSync(goldenFolder);
if (!isThere) console.warn(`Reference cases skipped: ${goldenFolder} is not there (VERUM_SHARED or ../shared; now ${shared}).`);

(isThere ? describe : describe.skip)('the reference cases', () => {
  it.each(isThere ? goldenFiles(goldenFolder).map(({ file, cases }) => [file, cases] as const) : [['none', []]])(
    '%s',
    (_, cases) =>
      expect(cases.flatMap((one) => failures(one).map((failure) => ({ id: one.id, fn: one.fn, ...failure })))).toEqual([]),
  );
});
