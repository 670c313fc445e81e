import { closeSync, fstatSync, openSync, readSync } from 'node:fs';
import { crc32, deflateRawSync, inflateRawSync } from 'node:zlib';
import { Broken } from './errors';

/**
 * A gzip member (RFC 1952), so that any gzip reads the file. Its extra field `VM` holds the length and the CRC-32 of the
 * packed bytes: packed text has bits that nobody reads, and without it a change there would pass.
 */
export type Block = Readonly<{ at: number; text: Buffer }>;

const FIXED = Buffer.from('1f8b0804' + '00000000' + '00ff' + '0c00' + '564d' + '0800', 'hex');
const [HEAD, TAIL] = [FIXED.length + 8, 8];
const LARGEST = 64 * 1024 * 1024;

/** Level 0 stores the text as it is, so that a text of the same length makes a block of the same length. */
export const blockOf = (text: Buffer, level = 6): Buffer => {
  const packed = deflateRawSync(text, { level });
  const [head, tail] = [Buffer.concat([FIXED, Buffer.alloc(8)]), Buffer.alloc(TAIL)];
  head.writeUInt32LE(packed.length, FIXED.length);
  head.writeUInt32LE(crc32(packed), FIXED.length + 4);
  tail.writeUInt32LE(crc32(text), 0);
  tail.writeUInt32LE(text.length, 4);
  return Buffer.concat([head, packed, tail]);
};

/** One after the other; `seen` is told where each begins before it is read. Throws Broken. */
export function* blocksOf(file: string, seen: (at: number) => void): Generator<Block> {
  const fd = openSync(file, 'r');
  try {
    const { size } = fstatSync(fd);
    for (let at = 0; at < size;) {
      seen(at);
      const { text, length } = blockAt(fd, at, size);
      yield { at, text };
      at += length;
    }
  } finally {
    closeSync(fd);
  }
}

const blockAt = (fd: number, at: number, size: number): { text: Buffer; length: number } => {
  const read = (from: number, length: number): Buffer => {
    if (from + length > size)
      throw new Broken('the file ends in the middle of a block: it was cut off, or a length in it is altered');
    const bytes = Buffer.alloc(length);
    for (let done = 0; done < length;) {
      const more = readSync(fd, bytes, done, length - done, from + done);
      if (more === 0) throw new Broken('the file ends while it is read');
      done += more;
    }
    return bytes;
  };
  const head = read(at, HEAD);
  if (!head.subarray(0, FIXED.length).equals(FIXED)) throw new Broken('no block begins here');
  const [length, sum] = [head.readUInt32LE(FIXED.length), head.readUInt32LE(FIXED.length + 4)];
  const rest = read(at + HEAD, length + TAIL);
  const [packed, tail] = [rest.subarray(0, length), rest.subarray(length)];
  if (crc32(packed) !== sum) throw new Broken('a block is not as it was written: its checksum does not match');
  return { text: unpacked(packed, tail.readUInt32LE(0), tail.readUInt32LE(4)), length: HEAD + length + TAIL };
};

const unpacked = (packed: Buffer, sum: number, length: number): Buffer => {
  const wrong = new Broken('a block is not as it was written: its text does not match its checksum');
  if (length > LARGEST) throw wrong;
  try {
    const text = inflateRawSync(packed, { maxOutputLength: Math.max(1, length) });
    if (text.length === length && crc32(text) === sum) return text;
  } catch {
    throw wrong;
  }
  throw wrong;
};
