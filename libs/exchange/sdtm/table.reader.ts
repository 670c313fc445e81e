import { hash } from 'node:crypto';
import { csvRecords, type CsvRecord } from './csv-records.reader';
import { columnsRead, shapeOf, type Domain } from './mapping/domains';
import type { Row } from './mapping/row';
import { UnreadableFile, type Problem } from './problem';

/** Where a file has more faults than anybody reads, it is not read to its end. */
const ENOUGH = 100;

export type Table = Readonly<{ rows: readonly Row[]; faults: readonly Problem[] }>;

type Reading = { file: string; domain: Domain; header: readonly string[] | undefined; rows: Row[]; faults: Problem[] };

/** Every row of a file, and everything that makes it no table of this domain. Where there are faults, the rows count for nothing. */
export const readTable = async (path: string, file: string, domain: Domain): Promise<Table> => {
  const reading: Reading = { file, domain, header: undefined, rows: [], faults: [] };
  try {
    await readRecords(path, reading);
  } catch (error) {
    if (!(error instanceof UnreadableFile)) throw error;
    const { line, column, rule, message } = error;
    reading.faults.push({ file, line, column, rule, message });
  }
  return reading;
};

const readRecords = async (path: string, reading: Reading): Promise<void> => {
  const { file, domain, rows, faults } = reading;
  let rowFrom: ((record: CsvRecord) => Row) | undefined;
  for await (const record of csvRecords(path)) {
    if (!rowFrom) {
      reading.header = record.fields;
      faults.push(...faultsOfHeader(file, domain, record.fields));
      rowFrom = rowsOf(file, domain, record.fields);
    } else if (record.fields.length === reading.header!.length) rows.push(rowFrom(record));
    else faults.push(wrongLength(reading, record));
    if (faults.length >= ENOUGH) return;
  }
  const at = { file, column: null };
  if (!rowFrom) faults.push({ ...at, line: 1, rule: 'empty-file', message: 'the file is empty: not even a header' });
  else if (rows.length === 0 && shapeOf(domain).needed)
    faults.push({ ...at, line: 2, rule: 'no-rows', message: 'the file has a header and no row' });
};

const wrongLength = ({ file, header = [] }: Reading, { line, fields }: CsvRecord): Problem => ({
  ...{ file, line, column: header[fields.length] ?? null, rule: 'number-of-fields' },
  message: `has ${fields.length} fields where the header has ${header.length}`,
});

const faultsOfHeader = (file: string, domain: Domain, header: readonly string[]): Problem[] => {
  const at = (column: string, rule: string, message: string): Problem => ({ file, line: 1, column, rule, message });
  return [
    ...shapeOf(domain)
      .columns.filter((column) => !header.includes(column))
      .map((column) => at(column, 'missing-column', 'this column is needed and is not in the header')),
    ...header
      .filter((column, i) => header.indexOf(column) < i)
      .map((column) => at(column, 'duplicate-column', 'two columns have this name')),
  ];
};

/** The digest leaves out what is empty and the order of the columns: neither changes what a row says. */
const rowsOf = (file: string, domain: Domain, header: readonly string[]) => {
  const read = columnsRead(domain).map((column) => [column, header.indexOf(column)] as const);
  const sorted = header.map((column, i) => [column, i] as const).sort(([a], [b]) => (a < b ? -1 : 1));
  return ({ line, fields }: CsvRecord): Row => {
    const said = sorted.flatMap(([column, i]) => (fields[i] === '' ? [] : [column, fields[i]]));
    const cells = Object.fromEntries(read.map(([column, i]) => [column, fields[i] || null]));
    return { domain, file, line, digest: hash('sha256', JSON.stringify(said)), cells };
  };
};
