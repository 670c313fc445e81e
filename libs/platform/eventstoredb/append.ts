import { setTimeout } from 'node:timers/promises';
import {
  jsonEvent,
  MaxAppendSizeExceededError,
  NO_STREAM,
  WrongExpectedVersionError,
  type AppendResult,
} from '@eventstore/db-client';
import {
  NONE,
  StoreAway,
  StoreFull,
  WrongRevision,
  type Recorded,
  type Revision,
  type Stored,
} from '@verum/platform/eventsourcing';
import { TooLarge } from './checks';
import type { Connection } from './connection';
import { costOf, isFull, isUnknownOutcome, Silent, spoilsTheClient } from './outcome';
import { pauseAfter, type Patience } from './patience';
import { Unreadable } from './recorded';

/** Where the outcome is unknown, the same ids go to the same revision again: whatever happened, they are there once. */
export class Appending {
  constructor(
    private readonly connection: Connection,
    private readonly patience: Patience,
    private readonly read: (stream: string, from: Revision) => AsyncIterable<Recorded>,
  ) {}

  async append(stream: string, expected: Revision, events: readonly Stored[]): Promise<void> {
    const last = expected + events.length;
    const written = await this.settled(stream, expected, events);
    // A stream that was deleted by force goes on at another revision than the one that we know.
    if (written !== BigInt(last))
      throw new Unreadable(`${stream}@${last} was written as ${written}: the stream is not what it was`);
  }

  /** The revision of the last event, wherever it was written. */
  private async settled(stream: string, expected: Revision, events: readonly Stored[]): Promise<bigint> {
    for (let failures = 0; ; await setTimeout(pauseAfter(failures, this.patience)))
      try {
        return (await this.once(stream, expected, events)).nextExpectedRevision;
      } catch (error) {
        if (error instanceof WrongExpectedVersionError) {
          if (failures > 0 && (await this.isThere(stream, expected, events))) return BigInt(expected + events.length);
          throw new WrongRevision();
        }
        failures = this.failuresAfter(error, failures);
      }
  }

  private failuresAfter(error: unknown, failures: number): number {
    if (error instanceof MaxAppendSizeExceededError) throw new TooLarge();
    const isKnown = !isUnknownOutcome(error);
    if (failures === 0 && isFull(error)) throw new StoreFull(undefined, { cause: error });
    if (isKnown && failures === 0) throw error;
    const sum = failures + costOf(error, this.patience.attempts);
    // What is known of a later attempt says nothing of the first.
    if (isKnown || sum >= this.patience.attempts) throw new StoreAway(undefined, { cause: error });
    return sum;
  }

  /** Settles always, unlike the client's call: a batch append of its has no deadline. */
  private async once(stream: string, expected: Revision, events: readonly Stored[]): Promise<AppendResult> {
    const client = await this.connection.client();
    const kept = events.map(({ id, type, data, metadata }) =>
      jsonEvent({ id, type, data: { ...data }, metadata: { ...metadata } }),
    );
    const expectedRevision = expected === NONE ? NO_STREAM : BigInt(expected);
    try {
      return await this.watched(client.appendToStream(stream, kept, { expectedRevision }));
    } catch (error) {
      if (isUnknownOutcome(error) && spoilsTheClient(error)) this.connection.renew(client);
      throw error;
    }
  }

  /** A plain timer: one that is cancelled by a signal makes an error, with its stack, for each append. */
  private watched(answer: Promise<AppendResult>): Promise<AppendResult> {
    return new Promise((resolve, reject) => {
      const late = globalThis.setTimeout(() => reject(new Silent('An append was not answered')), this.patience.watchdog);
      answer.then(resolve, reject).finally(() => clearTimeout(late));
    });
  }

  private async isThere(stream: string, expected: Revision, events: readonly Stored[]): Promise<boolean> {
    let ordinal = 0;
    for await (const { id } of this.read(stream, expected + 1)) {
      if (id !== events[ordinal]!.id.toLowerCase()) return false;
      if (++ordinal === events.length) return true;
    }
    return false;
  }
}
