import { EventEmitter, once } from 'node:events';
import { WrongRevision } from './errors';
import { EventStore, type Recorded, type Stored } from './event-store';
import type { Revision } from './metadata';
import { categoryOf } from './stream';

export class InMemoryEventStore extends EventStore {
  private readonly log: Recorded[] = [];
  private readonly news = new EventEmitter();

  async *read(stream: string, from: Revision) {
    yield* this.pastOf(stream).slice(from);
  }

  async append(stream: string, expected: Revision, events: readonly Stored[]) {
    const past = this.pastOf(stream);
    if (past.length !== expected + 1) {
      if (events.every(({ id }, ordinal) => past[expected + 1 + ordinal]?.id === id)) return;
      throw new WrongRevision();
    }
    for (const [ordinal, event] of events.entries()) {
      const kept = JSON.parse(JSON.stringify(event)) as Stored; // as a real store keeps it
      this.log.push({ ...kept, stream, revision: past.length + ordinal, position: BigInt(this.log.length) });
    }
    this.news.emit('appended');
  }

  async *follow(categories: readonly string[], after: bigint | undefined, signal: AbortSignal) {
    for (let next = after === undefined ? 0 : Number(after) + 1; ; await once(this.news, 'appended', { signal }))
      for (; next < this.log.length; next++) if (categories.includes(categoryOf(this.log[next]!.stream))) yield this.log[next]!;
  }

  async *readAll(categories: readonly string[], after = -1n) {
    yield* this.log.filter(({ stream, position }) => position > after && categories.includes(categoryOf(stream)));
  }

  async head(categories: readonly string[]) {
    return this.log.findLast(({ stream }) => categories.includes(categoryOf(stream)));
  }

  async close() {}

  private pastOf(stream: string) {
    return this.log.filter((recorded) => recorded.stream === stream);
  }
}
