/** A cell with fewer participants could point at one of them. */
export const SMALLEST_SHOWN = 5;

type Shown = readonly (number | null)[];

/**
 * Hides the cells (null) of a breakdown whose totals are known: those below 5, and as many more that none of them can be computed
 * from the totals and from what is shown. `N` are the participants of each column, `rows` those of them in each row, where rows do
 * not add up to one another. With one column the breakdown is the total itself, and hides nothing.
 */
export const withoutSmallCells = (
  N: readonly number[],
  rows: readonly (readonly number[])[],
): Readonly<{ N: Shown; rows: readonly Shown[] }> => {
  if (N.length < 2) return { N, rows };
  const hiddenN = complemented(N, below(N), isAmbiguous);
  return { N: without(N, hiddenN), rows: rows.map((row) => without(row, hiddenIn(row, N, hiddenN))) };
};

type Places = ReadonlySet<number>;

const without = (cells: readonly number[], hidden: Places): Shown => cells.map((cell, at) => (hidden.has(at) ? null : cell));
const below = (cells: readonly number[]): Places => new Set(cells.flatMap((cell, at) => (cell < SMALLEST_SHOWN ? [at] : [])));
const sumOf = (cells: readonly number[], places: Iterable<number>): number =>
  [...places].reduce((sum, at) => sum + cells[at]!, 0);

/** Two or more that share something between them, so that it may lie with either. */
const isAmbiguous = (hidden: Places, cells: readonly number[]): boolean => hidden.size > 1 && sumOf(cells, hidden) > 0;

/** Where N is hidden, so is all below it: it would be a lower bound. Where N is shown, hidden cells must not fill it up. */
const hiddenIn = (row: readonly number[], N: readonly number[], hiddenN: Places): Places =>
  complemented(row, below(row).union(hiddenN), (hidden) => {
    const isBounded = !hidden.isSubsetOf(hiddenN);
    return isAmbiguous(hidden, row) && !(isBounded && sumOf(row, hidden) === sumOf(N, hidden));
  });

/** Hides the smallest cells that are shown, one after another, until the hidden ones are safe, or all of them are hidden. */
const complemented = (
  cells: readonly number[],
  small: Places,
  isSafe: (hidden: Places, cells: readonly number[]) => boolean,
): Places => {
  const hidden = new Set(small);
  const shown = cells.map((_, at) => at).filter((at) => !hidden.has(at));
  shown.sort((a, b) => cells[a]! - cells[b]! || a - b);
  for (const at of shown) {
    if (hidden.size === 0 || isSafe(hidden, cells)) break;
    hidden.add(at);
  }
  return hidden;
};
