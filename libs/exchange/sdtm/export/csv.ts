import type { Cell, Domain, RowOf } from './variables';

/**
 * RFC 4180 in pieces: texts stand in quotes whatever they hold, numbers stand bare, a missing value is empty. Values are exact,
 * also where a spreadsheet would take one for a formula: SDTM is read by programs.
 */
export function* csvOf<D extends Domain<any>>({ variables }: D, rows: Iterable<RowOf<D>>): Generator<string> {
  const names = Object.keys(variables);
  yield lineOf(names);
  for (const row of rows) yield lineOf(names.map((name) => row[name as keyof RowOf<D>] as Cell));
}

const lineOf = (cells: readonly Cell[]): string => `${cells.map(quoted).join(',')}\r\n`;

const quoted = (cell: Cell): string =>
  cell === null ? '' : typeof cell === 'number' ? String(cell) : `"${cell.replaceAll('"', '""')}"`;
