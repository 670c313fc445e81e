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
  cell === null ? '' : typeof cell === 'number' ? decimal(cell) : `"${cell.replaceAll('"', '""')}"`;

/** Every digit and no exponent, which SDTM has none of: 1.5e-7 is 0.00000015. */
const decimal = (number: number): string => {
  const [, sign, digits, exponent] = /^(-?)(\d(?:\.\d+)?)e-(\d+)$/.exec(String(number)) ?? [];
  return digits ? `${sign}0.${'0'.repeat(Number(exponent) - 1)}${digits.replace('.', '')}` : String(number);
};
