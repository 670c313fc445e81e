import { categoryOf, entryOf, fromStored, type AnyStream } from '@verum/platform/eventsourcing';
import type { Kept } from './archive.format';

/** Why this release cannot fold an event; undefined where it can. Never a value. */
export const whyUnreadable =
  (streams: readonly AnyStream[]) =>
  (event: Pick<Kept, 'stream' | 'type' | 'data' | 'metadata'>): string | undefined => {
    const stream = streams.find(({ category }) => category === categoryOf(event.stream));
    if (!stream) return 'this release knows no such category of streams';
    try {
      const { version, says, when } = entryOf(stream.catalogue, event.type);
      const { schema } = event.metadata;
      if (!(schema >= 1 && schema <= version))
        return `${event.type} is stored in version ${schema}, and this release reads 1 to ${version}`;
      const { data } = fromStored(stream.catalogue, event);
      says(data);
      when(data);
      return undefined;
    } catch (error) {
      return `${event.type} cannot be decoded: ${(error as Error).message}`;
    }
  };

/** Whether each event is the next one of its stream. It keeps a number for each stream. */
export class Revisions {
  private readonly last = new Map<string, number>();

  get streams(): number {
    return this.last.size;
  }

  /** What is wrong; undefined where it is the next one. */
  next({ stream, revision }: Pick<Kept, 'stream' | 'revision'>): string | undefined {
    const due = (this.last.get(stream) ?? -1) + 1;
    this.last.set(stream, Math.max(revision, due - 1));
    if (revision === due) return undefined;
    return revision > due ? `the stream has a hole: revision ${due} is missing` : `revision ${revision} stands there twice`;
  }
}
