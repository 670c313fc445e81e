import { counts as checkCounts, NE, records, refuse, type NotEstimable } from '../arguments';

type Name = string | number;
type Cell = Readonly<{ product: Name; event: Name; N?: number; n?: number; count?: number }>;
/** Cells with their number (a cell without one is one report); or products by events as objects or as rows of a matrix. */
export type Counts =
  readonly Cell[] | Readonly<Record<string, Readonly<Record<string, number>>>> | readonly (readonly number[])[];
export type ReportTable = Readonly<{
  counts: Counts;
  /** Names of the rows and columns of a matrix; numbers from 1 on when not given. */
  products?: readonly Name[];
  events?: readonly Name[];
}>;
type Reported = { product: Name; event: Name; N: number };
export type Row = Readonly<{ product: Name; event: Name; N: number; E: number; RR: number; PRR: number | NotEstimable }>;

const isMatrix = (counts: Counts): counts is readonly (readonly number[])[] => Array.isArray(counts) && Array.isArray(counts[0]);
const isCells = (counts: Counts): counts is readonly Cell[] => Array.isArray(counts) && !Array.isArray(counts[0]);

const cellsOf = ({ counts, products, events }: ReportTable): readonly Reported[] => {
  if (isMatrix(counts)) {
    return counts.flatMap((row, i) => row.map((N, j) => ({ product: products?.[i] ?? i + 1, event: events?.[j] ?? j + 1, N })));
  }
  if (isCells(counts)) {
    records({ counts });
    return counts.map(({ product, event, N, n, count }) => ({ product, event, N: N ?? n ?? count ?? 1 }));
  }
  return Object.entries(counts).flatMap(([product, row]) => Object.entries(row).map(([event, N]) => ({ product, event, N })));
};

/** One cell per product and event, in the order in which they first come. */
const merged = (cells: readonly Reported[]): readonly Reported[] => {
  const byKey = new Map<string, Reported>();
  for (const { product, event, N } of cells) {
    checkCounts({ counts: N });
    const key = JSON.stringify([product, event]);
    const cell = byKey.get(key) ?? { product, event, N: 0 };
    byKey.set(key, { ...cell, N: cell.N + N });
  }
  return [...byKey.values()];
};

const totals = (cells: readonly Reported[], nameOf: (cell: Reported) => Name) => {
  const sums = new Map<Name, number>();
  for (const cell of cells) sums.set(nameOf(cell), (sums.get(nameOf(cell)) ?? 0) + cell.N);
  return sums;
};

/** Infinite where only this product has the event; without other reports there is nothing to compare with. */
const prrOf = (N: number, product: number, event: number, all: number): number | NotEstimable =>
  all === product ? NE : N / product / ((event - N) / (all - product));

/**
 * Observed against expected reports of every product and event that was reported: E = product total x event total / all,
 * RR = N / E, PRR as prrRor. `counts`: a list of `{ product, event, N }` (or one entry per report), nested objects, or a
 * matrix with `products` and `events`. Returns `{ rows: [{ product, event, N, E, RR, PRR }] }`; PRR is Infinity where no
 * other product has the event and NE where there is no other product. DuMouchel 1999, Am Stat 53:177, sec. 2; Evans 2001.
 */
export const disproportionalityTable = (input: ReportTable): Readonly<{ rows: readonly Row[] }> => {
  if (typeof input.counts !== 'object' || input.counts === null) refuse('counts', 'a list or a table of reports');
  const cells = merged(cellsOf(input));
  const [products, events] = [totals(cells, (cell) => cell.product), totals(cells, (cell) => cell.event)];
  const all = cells.reduce((sum, cell) => sum + cell.N, 0);
  const rows = cells.map(({ product, event, N }): Row => {
    const [ofProduct, ofEvent] = [products.get(product)!, events.get(event)!];
    const E = (ofProduct * ofEvent) / all;
    return { product, event, N, E, RR: N / E, PRR: prrOf(N, ofProduct, ofEvent, all) };
  });
  return { rows: rows.filter(({ N }) => N > 0) };
};
