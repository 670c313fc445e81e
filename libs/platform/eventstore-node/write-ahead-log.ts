import { closeSync, existsSync, openSync, readSync, type PathLike } from 'node:fs';
import { fileOf } from './database';

/**
 * SQLite stops replaying its write-ahead log at the first frame whose checksum is wrong, without a word: right for a torn
 * tail, but a flipped byte in the middle would take every commit after it. So we look before SQLite does.
 * Format: https://www.sqlite.org/fileformat2.html#the_write_ahead_log
 */
export interface WriteAheadLog {
  /** The byte from which nothing can be read, where there is one. */
  readonly unreadableFrom?: number;
  /** Commits after it. A torn tail leaves one at most: the next one starts only when it is on disk. */
  readonly lostCommits: number;
}

const HEADER = 32;
const FRAME_HEADER = 24;
const SUMMED_OF_FRAME_HEADER = 8;
const WHOLE: WriteAheadLog = { lostCommits: 0 };

type Sums = readonly [number, number];

export function inspectWriteAheadLog(folder: string): WriteAheadLog {
  const path = `${fileOf(folder)}-wal`;
  return existsSync(path) ? inspect(path) : WHOLE;
}

function inspect(path: PathLike): WriteAheadLog {
  const file = openSync(path, 'r');
  try {
    const header = Buffer.alloc(HEADER);
    if (readSync(file, header, 0, HEADER, 0) < HEADER) return WHOLE;
    const bigEndian = (header.readUInt32BE(0) & 1) === 1;
    const sums = add([0, 0], header.subarray(0, 24), bigEndian);
    if (!sameSums(sums, header.readUInt32BE(24), header.readUInt32BE(28))) return { unreadableFrom: 0, lostCommits: Infinity };
    return walk(file, header, sums, bigEndian);
  } finally {
    closeSync(file);
  }
}

function walk(file: number, header: Buffer, start: Sums, bigEndian: boolean): WriteAheadLog {
  const frame = Buffer.alloc(FRAME_HEADER + header.readUInt32BE(8));
  const isOfThisLog = () => header.compare(frame, 8, 16, 16, 24) === 0; // the two salts; older frames have others
  let sums = start;
  let unreadableFrom: number | undefined;
  let lostCommits = 0;
  for (let at = HEADER; readSync(file, frame, 0, frame.length, at) === frame.length; at += frame.length) {
    if (unreadableFrom === undefined) {
      sums = add(add(sums, frame.subarray(0, SUMMED_OF_FRAME_HEADER), bigEndian), frame.subarray(FRAME_HEADER), bigEndian);
      if (isOfThisLog() && sameSums(sums, frame.readUInt32BE(16), frame.readUInt32BE(20))) continue;
      unreadableFrom = at;
    }
    const isCommit = frame.readUInt32BE(4) !== 0;
    if (isOfThisLog() && isCommit) lostCommits++;
  }
  return lostCommits ? { unreadableFrom, lostCommits } : WHOLE;
}

function add([first, second]: Sums, bytes: Buffer, bigEndian: boolean): Sums {
  const word = (at: number) => (bigEndian ? bytes.readUInt32BE(at) : bytes.readUInt32LE(at));
  let [one, two] = [first, second];
  for (let at = 0; at < bytes.length; at += 8) {
    one = (one + word(at) + two) >>> 0;
    two = (two + word(at + 4) + one) >>> 0;
  }
  return [one, two];
}

const sameSums = ([one, two]: Sums, first: number, second: number): boolean => one === first && two === second;
