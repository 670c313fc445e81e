import { adverseEvents } from '@verum/capture/adverse-event';
import { discrepancies } from '@verum/capture/discrepancy';
import { dosings } from '@verum/capture/dosing';
import { participants } from '@verum/capture/participant';
import { categoryOf, entryOf, inTheRecord, type AnyStream, type Event, type Projection } from '@verum/platform/eventsourcing';

type Data = Readonly<Record<string, unknown>>;

/** What one event states of a participant. `command` is what it was decided by, together with those of the same command. */
export type RecordedData = Readonly<{
  n: number;
  study: string;
  site: string | null;
  participant: string;
  stream: string;
  type: string;
  command: string;
  data: Data;
}>;

const STREAMS: readonly AnyStream[] = [participants, dosings, adverseEvents, discrepancies];

/** One document for each event, never changed afterwards. What is sealed is left out, and not even its envelope is here. */
export const recordedData: Projection<RecordedData, Event> = {
  name: 'recorded-data',
  version: 1,
  streams: STREAMS,
  key: inTheRecord,
  columns: ['study', 'site', 'participant'],
  evolve: (doc, { n, stream, type, data, metadata: { study, site = null, participant, $causationId: command } }) =>
    participant === undefined
      ? doc
      : { n, study, site, participant, stream, type, command, data: withoutSealed(stream, type, data as Data) },
};

const withoutSealed = (stream: string, type: string, data: Data): Data => {
  const { catalogue } = STREAMS.find(({ category }) => category === categoryOf(stream))!;
  const { sealed } = entryOf(catalogue, type);
  return sealed ? Object.fromEntries(Object.entries(data).filter(([item]) => !Object.hasOwn(sealed, item))) : data;
};
