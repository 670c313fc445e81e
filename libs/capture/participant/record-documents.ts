import { corrected, entryOf, type DataOf, type Event, type Fact, type Projection } from '@verum/platform/eventsourcing';
import { participantEvents, type ParticipantEvent } from './participant.events';
import { participants } from './participant.state';

/** A record of a participant as it stands now. `at` is its clinical moment, `n` the last event about it. */
export type RecordDocument<Data extends object> = Data &
  Readonly<{ study: string; site: string; participant: string; record: string; at: string | null; n: number }>;

/** One document for each record of a type; `recordOf` is its key among those of its participant. */
export const recordDocuments = <Type extends ParticipantEvent['type'], Data extends DataOf<ParticipantEvent, Type>>(
  name: string,
  type: Type,
  recordOf: (data: Data) => string,
): Projection<RecordDocument<Data>, ParticipantEvent> => {
  const isOfType = (event: ParticipantEvent): event is ParticipantEvent & Event<Type, Data> => event.type === type;
  const { when, correctable } = entryOf(participantEvents, type);
  const about = (data: Data, { n, metadata: { study, site, participant } }: Fact<ParticipantEvent>, record: string) => ({
    ...data,
    ...{ study, site: site!, participant: participant!, record, at: when(data), n },
  });
  return {
    name,
    version: 1,
    streams: [participants],
    key: (fact) => {
      if (isOfType(fact)) return `${fact.stream}/${recordOf(fact.data)}`;
      return fact.type === 'ItemCorrected' ? `${fact.stream}/${fact.data.record}` : fact.stream;
    },
    columns: ['study', 'site', 'participant'],
    evolve: (doc, fact) => {
      if (isOfType(fact)) return about(fact.data, fact, recordOf(fact.data));
      return doc && correctable && fact.type === 'ItemCorrected' ? about(corrected(doc, fact.data), fact, doc.record) : doc;
    },
  };
};
