import { Readable } from 'node:stream';
import { StreamableFile, type BeforeApplicationShutdown } from '@nestjs/common';
import type { FastifyReply } from 'fastify';
import { firstValueFrom, fromEvent, map, merge, share, throttleTime, timer, type Observable } from 'rxjs';
import type { Scope } from '@verum/platform/eventsourcing';
import { Refused } from './problem';

/** One event of the record as a listener gets it: what the trail says of it, and where it stands. */
export type LiveEntry = Readonly<{ n: number; says: string; when: string | null; receivedAt: string; at: string }>;

/** The entries in a scope behind a record number, oldest first. */
export type LivePage = (scope: Scope, after: number, limit: number) => readonly LiveEntry[];

/** Who listens, where, from which record number on, and whether they still may. */
export type Listener = Readonly<{
  actor: string;
  scope: Scope;
  after: number;
  holds: () => boolean;
  reply: FastifyReply;
}>;

const DEFAULTS = {
  perPerson: 5,
  /** Entries that are read at once: all that is ever held for a listener. */
  page: 100,
  /** ms. A busy record is looked at no more often than this. */
  pause: 100,
  /** ms until a comment shows that the line is open; proxies cut one that is silent for a minute. */
  heartbeat: 15_000,
  /** ms that a listener may leave its line full; then it is dropped, and goes on from its Last-Event-ID. */
  patience: 60_000,
  /** ms after which a listener has to come in again. */
  lifetime: 600_000,
};

/**
 * The record as server-sent events. What a listener has not got yet stays in the view: nothing is queued, each reads on from
 * its own number when its line has room, and a tick only says that it is worth looking.
 */
export class LiveRecord implements BeforeApplicationShutdown {
  private readonly limits: typeof DEFAULTS;
  private readonly written: Observable<void>;
  private readonly lines = new Map<string, Set<AbortController>>(); // by person
  private stopped = false;

  constructor(
    private readonly page: LivePage,
    written: Observable<void>,
    limits: Partial<typeof DEFAULTS> = {},
  ) {
    this.limits = { ...DEFAULTS, ...limits };
    this.written = written.pipe(throttleTime(this.limits.pause, undefined, { leading: true, trailing: true }), share());
  }

  get connections(): number {
    return [...this.lines.values()].reduce((sum, { size }) => sum + size, 0);
  }

  /** The answer of a route that is a stream. 429 beyond five of one person, 503 when the server stops. */
  listen(listener: Listener): StreamableFile {
    const { actor, reply } = listener;
    const { perPerson } = this.limits;
    if (this.stopped) throw new Refused(503, 'stopping', 'The server stops. Connect again in a moment.');
    if (this.linesOf(actor).size >= perPerson)
      throw new Refused(429, 'too-many-streams', `At most ${perPerson} streams of events are open for one person.`);
    const over = this.openLine(actor, reply);
    reply.header('connection', 'close').header('x-accel-buffering', 'no'); // nginx would keep events back
    const events = Readable.from(this.events(listener, over), { objectMode: false, highWaterMark: 16_384 });
    return new StreamableFile(events, { type: 'text/event-stream' });
  }

  /** Before the server closes: it would wait for lines that never end. */
  beforeApplicationShutdown(): void {
    this.stopped = true;
    for (const lines of this.lines.values()) for (const line of lines) line.abort();
  }

  private linesOf(actor: string): Set<AbortController> {
    return this.lines.get(actor) ?? new Set();
  }

  /** A line is over when its time is; it counts until its socket is free. */
  private openLine(actor: string, { raw, request }: FastifyReply): AbortSignal {
    const line = new AbortController();
    this.lines.set(actor, this.linesOf(actor).add(line));
    const lifetime = setTimeout(() => line.abort(), this.limits.lifetime);
    const leave = () => {
      clearTimeout(lifetime);
      line.abort();
      const lines = this.linesOf(actor);
      if (lines.delete(line) && lines.size === 0) this.lines.delete(actor);
    };
    // The response says that the listener is gone, the request does not always. A response that waits behind another one on
    // its connection says nothing, and then the socket does.
    raw.once('close', leave);
    request.raw.socket.once('close', leave);
    return line.signal;
  }

  /** A line ends where its token or role does: nothing is told to who may no longer hear it. */
  private async *events({ scope, after, holds, reply }: Listener, over: AbortSignal) {
    let last = after;
    yield 'retry: 2000\n\n';
    let spoken = Date.now();
    while (!over.aborted && holds()) {
      const entries = this.page(scope, last, this.limits.page);
      last = entries.at(-1)?.n ?? last;
      const isQuiet = Date.now() - spoken >= this.limits.heartbeat;
      if (entries.length === 0 && !isQuiet) {
        await this.somethingNew(over, spoken + this.limits.heartbeat - Date.now());
        continue;
      }
      // A full line holds the generator here, until it has room again or patience ends.
      const stuck = setTimeout(() => reply.raw.destroy(), this.limits.patience);
      try {
        yield entries.length > 0 ? entries.map(toText).join('') : ': still here\n\n';
      } finally {
        clearTimeout(stuck);
      }
      spoken = Date.now();
    }
  }

  private somethingNew(over: AbortSignal, patience: number): Promise<unknown> {
    const something = merge(this.written, timer(patience), fromEvent(over, 'abort')).pipe(map(() => true));
    return firstValueFrom(something, { defaultValue: false });
  }
}

/** Only what the trail says: a view's other fields stay where they are. */
const toText = ({ n, says, when, receivedAt, at }: LiveEntry): string =>
  `id: ${n}\nevent: record\ndata: ${JSON.stringify({ n, says, when, receivedAt, at })}\n\n`;
