import { StreamNotFoundError } from '@eventstore/db-client';
import { categoryOf, type Recorded, type Revision } from '@verum/platform/eventsourcing';
import type { Connection } from './connection';
import { listen, persistently } from './listening';
import { Silent } from './outcome';
import { Paging, positionOf } from './paging';
import type { Patience } from './patience';
import { recordedOf, Unreadable, type Resolved } from './recorded';

/** Up to where the log was looked through for its newest event of some categories, and what was found. */
type Found = Readonly<{ end: bigint; head: Recorded | undefined }>;

/** Reads that end: of a stream, of the log, of its newest event. */
export class Reading {
  private readonly paging: Paging;
  private readonly found = new Map<string, Found>();

  constructor(
    private readonly connection: Connection,
    private readonly patience: Patience,
    pageSize?: number,
  ) {
    this.paging = new Paging(connection, patience, pageSize);
  }

  stream(stream: string, from: Revision): AsyncIterable<Recorded> {
    return persistently<Recorded>(this.patience, (last) => this.streamOnce(stream, last ? last.revision + 1 : from));
  }

  all(categories: readonly string[], after?: bigint): AsyncIterable<Recorded> {
    return persistently<Recorded>(this.patience, (last) => this.allOnce(categories, last?.position ?? after));
  }

  async head(categories: readonly string[]): Promise<Recorded | undefined> {
    for await (const { head } of persistently<Found>(this.patience, () => this.headOnce(categories))) return head;
    return undefined;
  }

  private async *streamOnce(stream: string, from: Revision): AsyncGenerator<Recorded> {
    const read = (await this.connection.client()).readStream(stream, { fromRevision: BigInt(from) });
    const silent = () => void read.destroy(new Silent('A read brought nothing any more'));
    let next = from;
    try {
      for await (const resolved of listen<Resolved>(read, () => read.cancel(), this.patience.silence, silent)) {
        const recorded = recordedOf(resolved);
        // $maxCount, $tb and a soft delete hide events; nothing of ours asks for that.
        if (recorded.revision !== next) throw new Unreadable(`${stream}@${next} is missing`);
        next++;
        yield recorded;
      }
    } catch (error) {
      if (!(error instanceof StreamNotFoundError)) throw error;
    }
  }

  private async *allOnce(categories: readonly string[], after?: bigint): AsyncGenerator<Recorded> {
    for await (const resolved of this.paging.forwards(after)) if (isOf(categories, resolved)) yield recordedOf(resolved);
  }

  /** A node writes statistics of its own into the log, so no search goes over what an earlier one has seen. */
  private async *headOnce(categories: readonly string[]): AsyncGenerator<Found> {
    const key = categories.join();
    let known = this.found.get(key);
    let end: bigint | undefined;
    for await (const resolved of this.paging.backwards()) {
      const { commit } = positionOf(resolved);
      end ??= commit;
      if (known && end < known.end) known = undefined; // another, shorter log stands in its place
      const head = known && commit <= known.end ? known.head : isOf(categories, resolved) ? recordedOf(resolved) : null;
      if (head === null) continue;
      this.found.set(key, { end, head });
      return yield { end, head };
    }
    yield { end: end ?? 0n, head: undefined };
  }
}

const isOf = (categories: readonly string[], { event }: Resolved): boolean =>
  event !== undefined && categories.includes(categoryOf(event.streamId));
