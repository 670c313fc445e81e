import { idOfDeviation, participants, type Deviation, type ParticipantEvent } from '@verum/capture/participant';
import type { Projection } from '@verum/platform/eventsourcing';

/** Open until somebody assesses it, or a correction supersedes it. `at` is the event that detected it. */
export type DeviationDocument = Deviation &
  Readonly<{
    study: string;
    site: string | null;
    participant: string;
    deviation: string;
    status: 'open' | 'superseded';
    at: string;
    n: number;
  }>;

export const deviationDocuments: Projection<DeviationDocument, ParticipantEvent> = {
  name: 'protocol-deviation',
  version: 2,
  streams: [participants],
  key: ({ stream, type, data }) =>
    type === 'ProtocolDeviationDetected' || type === 'ProtocolDeviationSuperseded' ? idOfDeviation(stream, data) : stream,
  columns: ['study', 'site', 'participant'],
  evolve: (doc, { type, data, stream, revision, n, metadata: { study, site = null, participant } }) => {
    switch (type) {
      case 'ProtocolDeviationDetected': {
        const deviation = idOfDeviation(stream, data);
        const at = `${stream}@${revision}`;
        return { ...data, study, site, participant: participant!, deviation, status: 'open', at, n };
      }
      case 'ProtocolDeviationSuperseded':
        return doc && { ...doc, status: 'superseded', n };
      default:
        return doc;
    }
  },
};
