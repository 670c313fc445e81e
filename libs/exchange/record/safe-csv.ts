/** What a spreadsheet would run: OWASP's list, with the full-width forms that some read as the same. */
const FORMULA = /^'*[=+\-@\t\r\n＝＋－＠]/;
/** RFC 4180: these make a cell stand in quotes. */
const NEEDS_QUOTES = /[",\r\n]/;

export type Cell = string | number | null;

/** One line. A cell that would be run as a formula gets an apostrophe before it; `unguarded` takes it away again. */
export const safeCsvLine = (cells: readonly Cell[]): string => `${cells.map(cellOf).join(',')}\r\n`;

const cellOf = (cell: Cell): string => {
  const text = guarded(String(cell ?? ''));
  return NEEDS_QUOTES.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
};

/** Also where only apostrophes stand before the sign, so that what was put there can be told from what was there. */
const guarded = (text: string): string => (FORMULA.test(text) ? `'${text}` : text);

export const unguarded = (text: string): string => (text.startsWith("'") && FORMULA.test(text) ? text.slice(1) : text);
