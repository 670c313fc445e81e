/**
 * What is wrong where: line 1 is the header, `column` a column's name (or, in bytes that are no table, a number from 1), `rule`
 * is stable and for machines. Never a value: a list of problems may be mailed around.
 */
export type Problem = Readonly<{ file: string; line: number | null; column: string | null; rule: string; message: string }>;

/** A file stops being one here: what comes after cannot be read. */
export class UnreadableFile extends Error {
  constructor(
    readonly line: number,
    readonly column: string | null,
    readonly rule: string,
    message: string,
  ) {
    super(message);
  }
}
