import { hash } from 'node:crypto';
import { closeSync, existsSync, fsyncSync, openSync, readSync, renameSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileOf } from './database';

/**
 * What each block of events.db hashes to while the store is at rest, since SQLite never reads some bytes of its file and nothing
 * else would tell that one of those changed. A seal that is there is true: it is written when all is in that file, and taken away
 * before anything is written to it. A store that was killed has none.
 */
export interface Seal {
  readonly bytes: number;
  readonly block: number;
  readonly digests: readonly string[];
}

const BLOCK = 64 * 1024;
/** The last line: what the lines before it hash to. */
const LAST_LINE = 65;

export const sealOf = (folder: string): string => join(folder, 'events.seal');
export const isSealed = (folder: string): boolean => existsSync(sealOf(folder));

/** Of a folder that nobody writes to; where it cannot be written, as on a full disk, the store has none and is whole nevertheless. */
export function seal(folder: string): void {
  const partial = `${sealOf(folder)}.partial`;
  try {
    if (sizeOfWriteAheadLog(folder)) return; // another process reads, and so what was committed last is still there
    syncFolder(folder); // not even a power cut brings that log back
    const bytes = statSync(fileOf(folder)).size;
    const content = encoded({ bytes, block: BLOCK, digests: [...digestsOf(folder, BLOCK)] });
    writeFileSync(partial, content, { mode: 0o600, flush: true });
    renameSync(partial, sealOf(folder));
    syncFolder(folder);
  } catch {
    return; // the next one writes over what is left of this
  }
}

/** For good, a power cut or not, when it returns. */
export function unseal(folder: string): void {
  rmSync(sealOf(folder), { force: true });
  syncFolder(folder);
}

/** Returns undefined where its bytes are not those that were written. */
export function decoded(bytes: Buffer): Seal | undefined {
  const lines = bytes.subarray(0, -LAST_LINE);
  if (!bytes.subarray(lines.length).equals(lastLineOf(lines))) return undefined;
  const [head, ...digests] = lines.toString('latin1').trimEnd().split('\n');
  return { ...(JSON.parse(head!) as Omit<Seal, 'digests'>), digests };
}

function encoded({ digests, ...head }: Seal): Buffer {
  const lines = Buffer.from([JSON.stringify(head), ...digests, ''].join('\n'));
  return Buffer.concat([lines, lastLineOf(lines)]);
}

const lastLineOf = (lines: Buffer): Buffer => Buffer.from(`${hash('sha256', lines)}\n`);

export function* digestsOf(folder: string, block: number): Generator<string> {
  const handle = openSync(fileOf(folder), 'r');
  try {
    const buffer = Buffer.alloc(block);
    for (let at = 0, length: number; (length = fill(buffer, handle, at)) > 0; at += length)
      yield hash('sha256', buffer.subarray(0, length));
  } finally {
    closeSync(handle);
  }
}

/** One read may bring less than there is. */
function fill(buffer: Buffer, handle: number, at: number): number {
  let length = 0;
  for (let read = 1; read > 0 && length < buffer.length; length += read)
    read = readSync(handle, buffer, length, buffer.length - length, at + length);
  return length;
}

export const sizeOfWriteAheadLog = (folder: string): number =>
  statSync(`${fileOf(folder)}-wal`, { throwIfNoEntry: false })?.size ?? 0;

function syncFolder(folder: string): void {
  if (process.platform === 'win32') return; // a folder cannot be opened there
  const handle = openSync(folder, 'r');
  try {
    fsyncSync(handle);
  } finally {
    closeSync(handle);
  }
}
