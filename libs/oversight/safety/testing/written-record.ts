import { adverseEventDocuments } from '@verum/capture/adverse-event';
import { doseDocuments } from '@verum/capture/dosing';
import { participantCourses, visitDocuments } from '@verum/capture/participant';
import { dataCutDocuments, publishedProtocols } from '@verum/capture/study';
import { recordTrail } from '@verum/oversight/trail';
import { nameOf, ViewWriter, type AnyProjection, type AnyStream, type Event, type Fact } from '@verum/platform/eventsourcing';

const VIEWS: readonly AnyProjection[] = [
  ...[participantCourses, visitDocuments, doseDocuments, adverseEventDocuments],
  ...[publishedProtocols, dataCutDocuments, recordTrail],
];

const STUDY = 's';
const receivedAt = '2026-01-01T00:00:00.000Z';
const who = { schema: 1, actor: 'a', role: 'importer', organisation: 'o', source: 'import', receivedAt, $causationId: 'c' };

/** A record that is written event by event into views; `also` are views of hidden streams. Ends with its `views.close()`. */
export const writtenRecord = (...also: readonly AnyProjection[]) => {
  const views = new ViewWriter(':memory:', [...VIEWS, ...also]);
  const revisions = new Map<string, number>();
  let last = 0;
  const write: Write = (stream, id, { type, data }, place = {}) => {
    const name = nameOf(stream, id);
    const revision = (revisions.get(name) ?? -1) + 1;
    revisions.set(name, revision);
    last = stream.hidden ? last : views.nextNumber(STUDY, receivedAt);
    const { says, when } = stream.catalogue[type as never] as AnyEntry;
    const said = { says: says(data), when: when(data) };
    const fact = { type, data, ...said, stream: name, revision, n: last, metadata: { ...who, study: STUDY, ...place } };
    for (const projection of [...VIEWS, ...also])
      if (projection.streams.includes(stream)) views.apply(projection, fact as unknown as Fact<any>);
    return last;
  };
  return { views, write };
};

export type Place = Readonly<{ participant?: string; site?: string }>;
/** Answers with the number of the record. */
export type Write = (stream: AnyStream, id: string, event: Event, place?: Place) => number;
type AnyEntry = Readonly<{ says: (data: unknown) => string; when: (data: unknown) => string | null }>;
