import type { CODELISTS, Term } from '@verum/science/items';
import type { Domain } from './domains';

/**
 * One row of a domain: the columns that are read, null where nothing stands in them. `digest` is that of the whole row, so that
 * a row that was changed in the source is another one.
 */
export type Row = Readonly<{
  domain: Domain;
  file: string;
  line: number;
  digest: string;
  cells: Readonly<Record<string, string | null>>;
}>;

/** The rows of each domain in the order of its file; none where there is no file. */
export type Tables = Readonly<Record<Domain, readonly Row[]>>;

export const text = ({ cells }: Row, column: string): string | null => cells[column] ?? null;

/** Of a column that is filled, which was checked before. */
export const filled = (row: Row, column: string): string => text(row, column)!;

export const number = (row: Row, column: string): number | null => {
  const written = text(row, column);
  return written === null ? null : numberIn(written);
};

/** NaN where it is no number as SDTM writes one: `0x10` and `1e3` are none. */
export const numberIn = (written: string): number => (/^-?\d+(\.\d+)?$/.test(written) ? Number(written) : NaN);

/** Of a column whose codelist was checked before. */
export const term = <Name extends keyof typeof CODELISTS>(row: Row, column: string) => text(row, column) as Term<Name> | null;
