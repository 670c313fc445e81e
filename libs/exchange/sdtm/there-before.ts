import { nameOf, NONE, type DomainCommand, type EventStore, type Revision } from '@verum/platform/eventsourcing';

export type Reads = Pick<EventStore, 'read'>;

/**
 * What stood in a stream when this import first came to it. The store takes the very same append twice and says nothing, so an
 * answer alone does not tell a row that is taken from one that an earlier run had taken.
 */
export class ThereBefore {
  private readonly revisions = new Map<string, Promise<Revision>>();
  private isNewStudy?: Promise<boolean>;

  constructor(
    private readonly store: Reads,
    private readonly studyStream: string,
  ) {}

  /** The last revision then; NONE where there was no stream. In a study that is new nothing is read. */
  async revisionOf({ spec, id }: DomainCommand): Promise<Revision> {
    this.isNewStudy ??= this.lastOf(this.studyStream).then((revision) => revision === NONE);
    if (await this.isNewStudy) return NONE;
    return this.lastOf(nameOf(spec.stream, id));
  }

  private lastOf(stream: string): Promise<Revision> {
    const known = this.revisions.get(stream) ?? this.read(stream);
    this.revisions.set(stream, known);
    return known;
  }

  private async read(stream: string): Promise<Revision> {
    let last = NONE;
    for await (const { revision } of this.store.read(stream, 0)) last = revision;
    return last;
  }
}
