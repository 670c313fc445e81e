import { pipeline, Readable } from 'node:stream';
import { CsvError, parse } from 'csv-parse';
import { checkedBytes, LONGEST_LINE } from './csv-bytes.reader';
import { UnreadableFile } from './problem';

/** `line` is where the record begins; a quoted field may hold more of them. */
export type CsvRecord = Readonly<{ line: number; fields: readonly string[] }>;
type Parsed = Readonly<{ record: string[]; info: { lines: number } }>;

const FAULTS: Readonly<Record<string, readonly [rule: string, message: string]>> = {
  INVALID_OPENING_QUOTE: ['broken-quote', 'a quote stands in the middle of a field that does not begin with one'],
  CSV_INVALID_CLOSING_QUOTE: ['broken-quote', 'something follows a closing quote before the next comma'],
  CSV_QUOTE_NOT_CLOSED: ['broken-quote', 'the quote of a field that begins in this record is never closed'],
  CSV_MAX_RECORD_SIZE: ['record-too-long', 'this record has more than 1048576 bytes; perhaps a quote in it is not closed'],
};

/** The records of an RFC 4180 file, one after another. Throws UnreadableFile at the first that is none. */
export async function* csvRecords(path: string): AsyncGenerator<CsvRecord> {
  const parser = parse({
    ...{ bom: true, info: true, relax_column_count: true, max_record_size: LONGEST_LINE },
    record_delimiter: ['\r\n', '\n'],
  });
  pipeline(Readable.from(checkedBytes(path)), parser, () => undefined); // the loop below meets what goes wrong
  let line = 1;
  try {
    for await (const { record, info } of parser as AsyncIterable<Parsed>) {
      yield { line, fields: record };
      line = info.lines + 1;
    }
  } catch (error) {
    if (!(error instanceof CsvError)) throw error;
    const [rule, message] = FAULTS[error.code] ?? ['not-csv', 'this is not CSV'];
    throw new UnreadableFile(line, typeof error.column === 'number' ? error.column + 1 : null, rule, message);
  }
}
