import { readFileSync, statSync } from 'node:fs';
import { fileOf } from './database';
import { decoded, digestsOf, sealOf, sizeOfWriteAheadLog, type Seal } from './seal';

/** What of the files is not as it was when the store was closed, in words; undefined where there is no seal to tell. */
export function checkSeal(folder: string): string[] | undefined {
  const before = bytesOf(folder);
  if (!before) return undefined;
  const seal = decoded(before);
  const faults = seal ? [...compared(folder, seal)] : ['events.seal is not what was written when the store was closed.'];
  // Where it still stands as it did, nobody wrote meanwhile: whoever does takes it away first.
  return bytesOf(folder)?.equals(before) ? faults : undefined;
}

function bytesOf(folder: string): Buffer | undefined {
  try {
    return readFileSync(sealOf(folder));
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return undefined;
    throw error;
  }
}

function* compared(folder: string, seal: Seal): Iterable<string> {
  const [bytes, beside] = [statSync(fileOf(folder)).size, sizeOfWriteAheadLog(folder)];
  if (bytes !== seal.bytes) yield `events.db has ${bytes} bytes, and had ${seal.bytes} when the store was closed.`;
  if (beside) yield `events.db-wal has ${beside} bytes, and there was none when the store was closed.`;
  for (const [first, last] of differing(folder, seal))
    yield `Bytes ${first} to ${last} of events.db are not what was written when the store was closed.`;
}

/** The ranges of blocks that differ, of those that there were. */
function* differing(folder: string, { bytes, block, digests }: Seal): Iterable<readonly [number, number]> {
  const now = digestsOf(folder, block);
  let from: number | undefined;
  for (const [index, digest] of digests.entries()) {
    const same = now.next().value === digest;
    if (same && from !== undefined) yield [from, index * block - 1];
    from = same ? undefined : (from ?? index * block);
  }
  now.return(undefined); // there may be more blocks than there were
  if (from !== undefined) yield [from, bytes - 1];
}
