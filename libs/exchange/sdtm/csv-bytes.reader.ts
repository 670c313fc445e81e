import { isUtf8 } from 'node:buffer';
import { createReadStream } from 'node:fs';
import { UnreadableFile } from './problem';

/** A line of an SDTM table has some hundred bytes; one without an end must not fill the memory. */
export const LONGEST_LINE = 1024 * 1024;
const LINE_FEED = 10;

/** The file in blocks of whole lines, each proven to be UTF-8. Holds one line at most. Throws UnreadableFile. */
export async function* checkedBytes(path: string): AsyncGenerator<Buffer> {
  let rest: Buffer = Buffer.alloc(0);
  let line = 1;
  for await (const chunk of createReadStream(path) as AsyncIterable<Buffer>) {
    const first = chunk.indexOf(LINE_FEED);
    if (rest.length + (first === -1 ? chunk.length : first) > LONGEST_LINE) throw tooLong(line);
    const end = chunk.lastIndexOf(LINE_FEED) + 1;
    const whole = Buffer.concat([rest, chunk.subarray(0, end === 0 ? chunk.length : end)]);
    rest = end === 0 ? whole : chunk.subarray(end);
    if (end === 0) continue;
    mustBeUtf8(whole, line);
    line += linesIn(whole);
    yield whole;
  }
  mustBeUtf8(rest, line);
  if (rest.length > 0) yield rest;
}

const tooLong = (line: number) =>
  new UnreadableFile(line, `${LONGEST_LINE + 1}`, 'line-too-long', `a line has more than ${LONGEST_LINE} bytes`);

const linesIn = (block: Buffer): number => {
  let lines = 0;
  for (let at = block.indexOf(LINE_FEED); at !== -1; at = block.indexOf(LINE_FEED, at + 1)) lines++;
  return lines;
};

/** No byte of a character of UTF-8 is a line feed, so a block of whole lines has whole characters. */
const mustBeUtf8 = (block: Buffer, firstLine: number): void => {
  if (isUtf8(block)) return;
  let [line, from] = [firstLine, 0];
  for (let end = lineEnd(block, from); isUtf8(block.subarray(from, end)); end = lineEnd(block, from))
    [line, from] = [line + 1, end];
  const column = new TextDecoder().decode(block.subarray(from, lineEnd(block, from))).indexOf('\ufffd') + 1;
  throw new UnreadableFile(line, `${column}`, 'not-utf-8', 'these bytes are not UTF-8: save the file as UTF-8');
};

const lineEnd = (block: Buffer, from: number): number => {
  const at = block.indexOf(LINE_FEED, from);
  return at === -1 ? block.length : at + 1;
};
