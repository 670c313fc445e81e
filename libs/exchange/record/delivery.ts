import { createHash } from 'node:crypto';
import { setImmediate } from 'node:timers/promises';
import type { Part } from './part';

/** What left: so many records, in bytes with this digest; `whole` unless it was broken off. */
export type Made = Readonly<{ count: number; sha256: string; whole: boolean }>;

/**
 * The bytes of an export, which is itself an event with its count and hash. Both are known at its end only, so the last piece is
 * held back until `keep` has kept the event: nobody gets a whole export that the record does not know of. One that is broken
 * off, by its reader or by a fault, is kept with what had left by then. A server that is killed on the way keeps nothing; then
 * the answer has no end either, and every HTTP client says so.
 */
export async function* delivered(parts: AsyncIterable<Part>, keep: (made: Made) => Promise<void>): AsyncGenerator<Buffer> {
  const hash = createHash('sha256');
  let [count, ended] = [0, false];
  const leaving = (part: Part): Buffer => {
    const bytes = Buffer.from(part.text);
    hash.update(bytes);
    count += part.count;
    return bytes;
  };
  try {
    let held: Part | undefined;
    for await (const part of parts) {
      if (held) yield leaving(held);
      held = part;
      await setImmediate(); // others have their turn
    }
    const last = held && leaving(held);
    ended = true;
    await keep({ count, sha256: hash.copy().digest('hex'), whole: true });
    if (last) yield last;
  } finally {
    if (!ended) await keep({ count, sha256: hash.digest('hex'), whole: false });
  }
}

/** Waits for the first piece, so that what cannot be read at all is refused before the answer begins. */
export const begun = async (bytes: AsyncGenerator<Buffer>): Promise<AsyncGenerator<Buffer>> => {
  const first = await bytes.next();
  return (async function* () {
    try {
      if (!first.done) yield first.value;
      yield* bytes;
    } finally {
      await bytes.return(undefined);
    }
  })();
};
