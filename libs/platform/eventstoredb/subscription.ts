import { setTimeout } from 'node:timers/promises';
import { START, streamNameFilter } from '@eventstore/db-client';
import type { Recorded } from '@verum/platform/eventsourcing';
import type { Connection } from './connection';
import { listen } from './listening';
import { isUnknownOutcome, Silent } from './outcome';
import { at } from './paging';
import { LONGEST_PAUSE_OF_A_SUBSCRIPTION, pauseAfter, type Patience } from './patience';
import { recordedOf, type Resolved } from './recorded';

type Following = Readonly<{ categories: readonly string[]; signal: AbortSignal }>;

/** A subscription that is taken up again, after errors and after silence, from the last event that was delivered. */
export class Subscribing {
  private readonly patience: Patience;

  constructor(
    private readonly connection: Connection,
    patience: Patience,
    private readonly head: (categories: readonly string[]) => Promise<Recorded | undefined>,
  ) {
    this.patience = { ...patience, longestPause: Math.max(patience.longestPause, LONGEST_PAUSE_OF_A_SUBSCRIPTION) };
  }

  async *follow(following: Following, after: bigint | undefined): AsyncGenerator<Recorded> {
    const { signal } = following;
    for (let [last, failures] = [after, 0]; !signal.aborted; await this.rest(++failures, signal))
      try {
        for await (const recorded of this.once(following, last)) {
          if (last !== undefined && recorded.position <= last) continue; // delivered again
          [last, failures] = [recorded.position, 0];
          yield recorded;
        }
      } catch (error) {
        if (signal.aborted) return;
        if (!isUnknownOutcome(error)) throw error;
      }
  }

  private async *once({ categories, signal }: Following, after: bigint | undefined): AsyncGenerator<Recorded> {
    const client = await this.connection.client();
    if (signal.aborted) return;
    // No checkpoints: EventStoreDB 24.6 may send 2^64−1 for one, and what throws while it is handled stalls the client.
    const subscription = client.subscribeToAll({
      fromPosition: after === undefined ? START : at(after),
      filter: streamNameFilter({ prefixes: categories.map((category) => `${category}-`) }),
    });
    const stop = () => void subscription.destroy();
    signal.addEventListener('abort', stop, { once: true });
    let last = after;
    const silent = () => {
      const fail = () => void subscription.destroy(new Silent('A subscription fell silent'));
      void this.head(categories).then((head) => head && head.position > (last ?? -1n) && fail(), fail);
    };
    try {
      for await (const resolved of listen<Resolved>(
        subscription,
        () => subscription.unsubscribe(),
        this.patience.silence,
        silent,
      )) {
        const recorded = recordedOf(resolved);
        last = recorded.position;
        yield recorded;
      }
    } finally {
      signal.removeEventListener('abort', stop);
    }
  }

  private rest(failures: number, signal: AbortSignal): Promise<void> {
    return setTimeout(pauseAfter(failures, this.patience), undefined, { signal }).catch(() => undefined);
  }
}
