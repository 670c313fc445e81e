import { randomUUID } from 'node:crypto';
import type { Person, Role } from '@verum/platform/access';
import {
  nameOf,
  NONE,
  RELEASE,
  uuid5,
  WrongRevision,
  type EventStore,
  type Metadata,
  type Revision,
  type Scope,
  type Source,
  type Stored,
  type Views,
} from '@verum/platform/eventsourcing';
import { accesses, type AccessEvent } from './access.events';
import { AccessNotKept } from './member.errors';

/** Who reads, in which role. `request` is a UUID of the request, so that an event of it is kept once. */
export type AccessBy = Readonly<{
  person: Pick<Person, 'actor' | 'organisation'>;
  role: Role;
  receivedAt: string;
  request?: string;
  source?: Source;
}>;

type Waiting = Readonly<{ event: Stored; kept: () => void; failed: (error: Error) => void }>;
type Line = { revision: Revision; waiting: Waiting[]; writing: boolean };

const ATTEMPTS = 5;
const TOGETHER = 200;
const LINES = 1_000;

/**
 * Keeps who read what before the answer leaves. Those of one member that come while an append is under way are the next
 * append together, so that many reads at once wait for few writes.
 */
export class AccessLog {
  private readonly lines = new Map<string, Line>(); // by stream; the longest unused comes first

  /** `views` know about how long a stream is, and save reading a long one from its start. */
  constructor(
    private readonly store: Pick<EventStore, 'append' | 'read'>,
    private readonly views?: Pick<Views, 'hasReached'>,
  ) {}

  /** Resolves when it is in the store. Throws AccessNotKept (503): then the answer must not be given. */
  async note(event: AccessEvent, by: AccessBy, { study, participant }: Pick<Scope, 'study' | 'participant'>): Promise<void> {
    const { person, role, receivedAt, request = randomUUID(), source = 'api' } = by;
    const { actor, organisation } = person;
    const about = { study, ...(participant && { participant }), actor, role, organisation, receivedAt, source };
    const metadata: Metadata = { schema: 1, ...about, $causationId: request, fingerprint: '', release: RELEASE };
    const stored: Stored = { id: uuid5(request, JSON.stringify(event)), ...event, metadata };
    await new Promise<void>((kept, failed) => this.queue(nameOf(accesses, actor), { event: stored, kept, failed }));
  }

  private queue(stream: string, waiting: Waiting): void {
    const line = this.lineOf(stream);
    line.waiting.push(waiting);
    if (!line.writing) void this.write(stream, line);
  }

  private async write(stream: string, line: Line): Promise<void> {
    line.writing = true;
    while (line.waiting.length > 0) {
      const batch = line.waiting.splice(0, TOGETHER);
      try {
        await this.append(stream, line, batch);
        for (const { kept } of batch) kept();
      } catch {
        line.revision = this.aboutWhere(stream); // what the store has now is not known
        for (const { failed } of batch) failed(new AccessNotKept());
      }
    }
    line.writing = false;
  }

  private async append(stream: string, line: Line, batch: readonly Waiting[]): Promise<void> {
    let events = [...new Map(batch.map(({ event }) => [event.id, event])).values()];
    for (let attempt = 1; events.length > 0; attempt++) {
      try {
        await this.store.append(stream, line.revision, events);
        line.revision += events.length;
        return;
      } catch (error) {
        if (!(error instanceof WrongRevision) || attempt === ATTEMPTS) throw error;
        events = await this.without(stream, line, events);
      }
    }
  }

  /** Another process wrote to this stream, or this one before it was started: from its tail on, and not again what is there. */
  private async without(stream: string, line: Line, events: readonly Stored[]): Promise<Stored[]> {
    const there = new Set<string>();
    for await (const { id, revision } of this.store.read(stream, line.revision + 1)) {
      there.add(id);
      line.revision = revision;
    }
    return events.filter(({ id }) => !there.has(id));
  }

  private lineOf(stream: string): Line {
    const line = this.lines.get(stream) ?? { revision: this.aboutWhere(stream), waiting: [], writing: false };
    this.lines.delete(stream);
    this.lines.set(stream, line);
    for (const [name, { writing }] of this.lines) {
      if (this.lines.size <= LINES) break;
      if (!writing && name !== stream) this.lines.delete(name);
    }
    return line;
  }

  private aboutWhere(stream: string): Revision {
    if (!this.views?.hasReached(stream, 0)) return NONE;
    let [there, beyond] = [0, 1];
    while (this.views.hasReached(stream, beyond)) [there, beyond] = [beyond, beyond * 2];
    while (beyond - there > 1) {
      const middle = Math.floor((there + beyond) / 2);
      if (this.views.hasReached(stream, middle)) there = middle;
      else beyond = middle;
    }
    return there;
  }
}
