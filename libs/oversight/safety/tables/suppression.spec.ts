import fc from 'fast-check';
import { SMALLEST_SHOWN, withoutSmallCells } from './suppression';

describe('small cells', () => {
  it('are hidden, with the smallest that is shown beside them', () =>
    expect(withoutSmallCells([20, 30, 40], [[3, 9, 7]])).toEqual({ N: [20, 30, 40], rows: [[null, 9, null]] }));

  it('that add up to nothing take another with them', () =>
    expect(withoutSmallCells([20, 30, 40], [[0, 0, 7]]).rows).toEqual([[null, null, null]]));

  it('are not there where all are large enough', () =>
    expect(withoutSmallCells([20, 30], [[5, 6]])).toEqual({ N: [20, 30], rows: [[5, 6]] }));

  it('hide all of a site whose number is hidden', () =>
    expect(withoutSmallCells([4, 6, 30], [[4, 6, 20]])).toEqual({ N: [null, null, 30], rows: [[null, null, 20]] }));

  it('of one site alone are its total, which is known', () =>
    expect(withoutSmallCells([3], [[2]])).toEqual({ N: [3], rows: [[2]] }));
});

const sum = (cells: readonly number[]) => cells.reduce((total, cell) => total + cell, 0);
type Shown = readonly (number | null)[];

/** All numbers that could stand in the hidden cells, with these totals and bounds: what a reader can work out by trying. */
const readings = (shown: Shown, total: number, bounds: readonly number[]): number[][] =>
  shown
    .reduce<number[][]>(
      (found, cell, at) =>
        found.flatMap((begun) => {
          const left = total - sum(begun);
          const most = Math.min(left, bounds[at]!);
          const fits = cell === null ? Array.from({ length: Math.max(0, most + 1) }, (_, value) => value) : [cell];
          return fits.filter((value) => value <= most).map((value) => [...begun, value]);
        }),
      [[]],
    )
    .filter((cells) => sum(cells) === total);

const isDerived = (worlds: readonly number[][], at: number) => new Set(worlds.map((cells) => cells[at])).size === 1;

describe('no hidden cell can be derived', () => {
  const columns = fc.array(
    fc
      .integer({ min: 0, max: 8 })
      .chain((N) => fc.tuple(fc.constant(N), fc.integer({ min: 0, max: N }), fc.integer({ min: 0, max: N }))),
    { minLength: 2, maxLength: 4 },
  );

  it('from its totals, its neighbours, and the numbers of the sites', () =>
    fc.assert(
      fc.property(columns, (sites) => {
        const N = sites.map(([size]) => size);
        const rows = [1, 2].map((row) => sites.map((site) => site[row]!)).filter((row) => sum(row) > 0);
        fc.pre(sum(N) > 0);
        const shown = withoutSmallCells(N, rows);
        const worldsOfN = readings(
          shown.N,
          sum(N),
          N.map(() => sum(N)),
        );
        shown.N.forEach((cell, at) => expect(cell === null && isDerived(worldsOfN, at)).toBe(false));
        rows.forEach((row, place) => {
          const worlds = worldsOfN.flatMap((bounds) => readings(shown.rows[place]!, sum(row), bounds));
          shown.rows[place]!.forEach((cell, at) => expect(cell === null && isDerived(worlds, at)).toBe(false));
        });
      }),
      { numRuns: 300 },
    ));

  it('and none that is shown is small, unless nothing is hidden because nothing is there', () =>
    fc.assert(
      fc.property(columns, (sites) => {
        const N = sites.map(([size]) => size);
        const rows = [sites.map((site) => site[1])];
        const shown = withoutSmallCells(N, rows);
        [...shown.N, ...shown.rows[0]!].forEach((cell) => expect(cell === null || cell >= SMALLEST_SHOWN).toBe(true));
      }),
    ));
});
