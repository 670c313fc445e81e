import type { Readable } from 'node:stream';
import { setTimeout } from 'node:timers/promises';
import { StoreAway } from '@verum/platform/eventsourcing';
import { costOf, isUnknownOutcome } from './outcome';
import { pauseAfter, type Patience } from './patience';

const ignore = () => undefined;

/** A read or a subscription of the client: a Readable, whatever its type says. */
type Stream<Item> = AsyncIterable<Item> & Readonly<{ on(event: 'error', listener: (error: Error) => void): unknown }>;

/** What one stream of the client brings. While its reader waits in silence, `silent` is called again and again. */
export async function* listen<Item>(
  stream: Stream<Item>,
  cancel: () => Promise<unknown>,
  silence: number,
  silent: () => void,
): AsyncGenerator<Item> {
  const readable = stream as unknown as Readable;
  readable.on('error', ignore); // the loop hears of it too; but once it is left, an error without a listener ends the process
  const items = readable.iterator({ destroyOnReturn: false }) as AsyncIterable<Item>;
  let [waiting, quiet] = [true, 0];
  const clock = setInterval(() => waiting && quiet++ > 0 && silent(), silence / 2);
  clock.unref();
  try {
    for await (const item of items) {
      waiting = false;
      yield item;
      [waiting, quiet] = [true, 0];
    }
  } finally {
    clearInterval(clock);
    readable.resume(); // to its end: the client keeps a call that was left half read for ever, and waits for it when it closes
    cancel().catch(ignore); // not awaited: while the client still looks for a node there is nothing to cancel yet
  }
}

/** Opens again where it broke off, after the last item that was delivered; StoreAway when that fails too often in a row. */
export async function* persistently<Item>(
  patience: Patience,
  open: (last: Item | undefined) => AsyncIterable<Item>,
): AsyncGenerator<Item> {
  let last: Item | undefined;
  for (let failures = 0; ; await setTimeout(pauseAfter(failures, patience)))
    try {
      for await (const item of open(last)) {
        failures = 0;
        yield (last = item);
      }
      return;
    } catch (error) {
      if (!isUnknownOutcome(error)) throw error;
      failures += costOf(error, patience.attempts);
      if (failures >= patience.attempts) throw new StoreAway(undefined, { cause: error });
    }
}
