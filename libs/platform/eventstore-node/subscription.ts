import { randomUUID } from 'node:crypto';
import { ReadResp } from '@eventstore/db-client/generated/streams_pb';
import type { Commits } from './commits';
import { LOG_START } from './database';
import type { LogReader, Read } from './log.reader';
import type { Outgoing } from './outgoing';
import type { Filter } from './filter';
import type { ReadRequest } from './read.request';
import { BadRequest } from './refusals';

/** Runs until the client goes: what there is, "caught up", then each event as it is committed. The start is exclusive. */
export async function subscribe(request: ReadRequest, log: LogReader, to: Outgoing, commits: Commits): Promise<void> {
  to.send(new ReadResp().setConfirmation(new ReadResp.SubscriptionConfirmation().setSubscriptionId(randomUUID())));
  const cursor = request.stream === undefined ? new AllCursor(request, log) : new StreamCursor(request.stream, request, log);
  const checkpoints = new Checkpoints(request.filter, to);
  let live = false;
  while (!to.signal.aborted) {
    const page = cursor.page();
    for (const event of page) {
      const wanted = request.filter?.matches(event) ?? true;
      if (wanted) to.event(event);
      checkpoints.looked(event, wanted);
    }
    if (page.length) {
      await to.breath();
      continue;
    }
    if (!live) {
      checkpoints.goingLive();
      to.send(new ReadResp().setCaughtUp(new ReadResp.CaughtUp()));
      live = true;
    }
    await commits.next(to.signal);
  }
}

class AllCursor {
  private at: number;

  constructor(
    { from }: ReadRequest,
    private readonly log: LogReader,
  ) {
    this.at = from === 'end' ? log.end() : LOG_START;
    if (typeof from !== 'number' || from === 0) return;
    // A position of another store, or of one that was restored to an earlier time, must not pass in silence.
    if (!log.isPosition(from)) throw new BadRequest(`Position ${from} is not one of this store`);
    const [event] = log.all(from, 1, false);
    this.at = from + (event?.record.length ?? 0);
  }

  page(): Read[] {
    const page = this.log.all(this.at, Infinity, false);
    const last = page.at(-1);
    if (last) this.at = last.position + last.record.length;
    return page;
  }
}

class StreamCursor {
  private revision: number;

  constructor(
    private readonly stream: string,
    { from }: ReadRequest,
    private readonly log: LogReader,
  ) {
    if (from === 'start') this.revision = 0;
    else this.revision = 1 + (from === 'end' ? (log.last(stream) ?? -1) : from);
  }

  page(): Read[] {
    const page = this.log.stream(this.stream, this.revision, Infinity, false);
    this.revision = 1 + (page.at(-1)?.revision ?? this.revision - 1);
    return page;
  }
}

/**
 * Tells a filtered subscription how far it has looked. Unlike a real server this never sends a checkpoint that no event stands
 * at: theirs is 2^64-1 where nothing matched yet, and resuming from it loses events.
 */
class Checkpoints {
  private looks = 0;
  private sent?: number;
  private matched?: number;

  constructor(
    private readonly filter: Filter | undefined,
    private readonly to: Outgoing,
  ) {}

  looked({ position }: Read, wanted: boolean): void {
    if (wanted) this.matched = position;
    if (!this.filter || ++this.looks < this.filter.checkpointEvery) return;
    this.looks = 0;
    this.send(position);
  }

  goingLive(): void {
    const position = Math.max(this.matched ?? -1, this.sent ?? -1);
    if (this.filter && position >= 0) this.send(position);
  }

  private send(position: number): void {
    this.sent = position;
    const at = String(position);
    this.to.send(new ReadResp().setCheckpoint(new ReadResp.Checkpoint().setCommitPosition(at).setPreparePosition(at)));
  }
}
