import type { Projection } from '@verum/platform/eventsourcing';
import type { Deviation, ParticipantEvent } from '../participant.events';
import { participants } from '../participant.state';

/** Open until somebody assesses it. `at` is the event. */
export type DeviationDocument = Deviation &
  Readonly<{ study: string; site: string | null; participant: string; at: string; open: boolean; n: number }>;

export const deviationDocuments: Projection<DeviationDocument, ParticipantEvent> = {
  name: 'protocol-deviation',
  version: 1,
  streams: [participants],
  key: ({ stream, revision }) => `${stream}@${revision}`,
  columns: ['study', 'site', 'participant'],
  evolve: (doc, { type, data, stream, revision, n, metadata: { study, site = null, participant } }) =>
    type === 'ProtocolDeviationDetected'
      ? { ...data, study, site, participant: participant!, at: `${stream}@${revision}`, open: true, n }
      : doc,
};
