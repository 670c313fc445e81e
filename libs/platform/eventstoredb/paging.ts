import { BACKWARDS, END, START, type Position, type ReadAllOptions } from '@eventstore/db-client';
import type { Connection } from './connection';
import { listen } from './listening';
import { Silent } from './outcome';
import type { Patience } from './patience';
import { Unreadable, type Resolved } from './recorded';

const FIRST_PAGE_BACKWARDS = 32;
/** A log in which the newest event of ours stands deeper than this is not a log of ours. */
const DEEPEST = 5_000_000;

/** Reads $all page by page: the client cannot filter there, and an unbounded read of it may fill the memory. */
export class Paging {
  constructor(
    private readonly connection: Connection,
    private readonly patience: Patience,
    private readonly size = 2_000,
  ) {}

  /** Every event of the log after a position, whosever it is. */
  async *forwards(after?: bigint): AsyncGenerator<Resolved> {
    let from = after === undefined ? undefined : at(after);
    for (let seen = this.size; seen === this.size;) {
      seen = 0;
      for await (const resolved of this.page({ fromPosition: from ?? START, maxCount: this.size })) {
        seen++;
        const position = positionOf(resolved);
        if (from && position.commit <= from.commit) continue; // forwards starts at the position itself
        from = position;
        yield resolved;
      }
    }
  }

  /** Every event of the log, the newest first. */
  async *backwards(): AsyncGenerator<Resolved> {
    let from: Position | undefined;
    for (let [looked, seen, count] = [0, 0, FIRST_PAGE_BACKWARDS]; looked < DEEPEST; count = this.size) {
      seen = 0;
      for await (const resolved of this.page({ direction: BACKWARDS, fromPosition: from ?? END, maxCount: count })) {
        seen++;
        from = positionOf(resolved);
        yield resolved;
      }
      if (seen < count) return;
      looked += seen;
    }
    throw new Error(`None of the newest ${DEEPEST} events of the log is what was looked for`);
  }

  private async *page(options: ReadAllOptions & Readonly<{ maxCount: number }>): AsyncGenerator<Resolved> {
    const read = (await this.connection.client()).readAll(options);
    const silent = () => void read.destroy(new Silent('A read brought nothing any more'));
    yield* listen<Resolved>(read, () => read.cancel(), this.patience.silence, silent);
  }
}

/** What is written at once has one number for both. */
export const at = (position: bigint): Position => ({ commit: position, prepare: position });

export const positionOf = ({ event, link, commitPosition }: Resolved): Position => {
  const recorded = link ?? event;
  if (recorded?.position) return recorded.position;
  if (commitPosition === undefined) throw new Unreadable(`${recorded?.streamId}@${recorded?.revision}: it has no position`);
  return at(commitPosition);
};
