import { pipeline, Readable } from 'node:stream';
import { CsvError, parse, type Options } from 'csv-parse';
import { checkedBytes, LONGEST_LINE } from './csv-bytes.reader';
import { UnreadableFile } from './problem';

/** `line` is where the record begins; a quoted field may hold more of them. */
export type CsvRecord = Readonly<{ line: number; fields: readonly string[] }>;

const FAULTS: Readonly<Record<string, readonly [rule: string, message: string]>> = {
  INVALID_OPENING_QUOTE: ['broken-quote', 'a quote stands in the middle of a field that does not begin with one'],
  CSV_INVALID_CLOSING_QUOTE: ['broken-quote', 'something follows a closing quote before the next comma'],
  CSV_QUOTE_NOT_CLOSED: ['broken-quote', 'the quote of a field that begins in this record is never closed'],
  CSV_MAX_RECORD_SIZE: ['record-too-long', 'this record has more than 1048576 bytes; perhaps a quote in it is not closed'],
};

/** The records of an RFC 4180 file, one after another. Throws UnreadableFile at the first that is none. */
export async function* csvRecords(path: string): AsyncGenerator<CsvRecord> {
  let header: readonly string[] | undefined;
  let begins = 1;
  const options: Options<CsvRecord, string[]> = {
    ...{ bom: true, relax_column_count: true, max_record_size: LONGEST_LINE, record_delimiter: ['\r\n', '\n'] },
    // Told at once, while the loop below may never see the records that stand before a fault.
    on_record: (fields, { lines }) => {
      const line = begins;
      header ??= fields;
      begins = lines + 1;
      return { line, fields };
    },
  };
  const parser = parse(options as unknown as Options); // its types know records of this kind only with a list of columns
  pipeline(Readable.from(checkedBytes(path)), parser, () => undefined); // the loop meets what goes wrong
  try {
    for await (const record of parser as AsyncIterable<CsvRecord>) yield record;
  } catch (error) {
    if (error instanceof UnreadableFile) throw error;
    if (!(error instanceof CsvError)) throw new UnreadableFile(begins, null, 'cannot-be-read', 'the file cannot be read');
    const [rule, message] = FAULTS[error.code] ?? ['not-csv', 'this is not CSV'];
    throw new UnreadableFile(begins, header?.[Number(error.column)] ?? null, rule, message);
  }
}
