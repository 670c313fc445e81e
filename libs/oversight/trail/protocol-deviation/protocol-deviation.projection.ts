import {
  idOfDeviation,
  type Deviation,
  type DeviationAssessment,
  type DeviationEvent,
  type StewardshipEvent,
} from '@verum/capture/participant';
import type { Projection } from '@verum/platform/eventsourcing';
import { OF_PARTICIPANTS } from '../recorded.streams';

type Assessed = Extract<StewardshipEvent, { type: 'ProtocolDeviationAssessed' }>;

export type Assessment = Omit<DeviationAssessment, 'deviation'> & Readonly<{ assessedBy: string; assessedAt: string }>;

/**
 * Open until somebody assesses it, or a correction supersedes it; open again where a later one breaks the same rule, because
 * nobody has judged the new facts. The latest assessment stays beside it. `at` is the event that detected it.
 */
export type DeviationDocument = Deviation &
  Readonly<{
    study: string;
    site: string | null;
    participant: string;
    deviation: string;
    status: 'open' | 'assessed' | 'superseded';
    assessment: Assessment | null;
    at: string;
    n: number;
  }>;

export const deviationDocuments: Projection<DeviationDocument, DeviationEvent | Assessed> = {
  name: 'protocol-deviation',
  version: 3,
  streams: OF_PARTICIPANTS,
  key: ({ stream, type, data }) => {
    switch (type) {
      case 'ProtocolDeviationDetected':
      case 'ProtocolDeviationSuperseded':
        return idOfDeviation(stream, data);
      case 'ProtocolDeviationAssessed':
        return data.deviation;
      default:
        return stream;
    }
  },
  columns: ['study', 'site', 'participant', 'deviation', 'status'],
  evolve: (doc, { type, data, stream, revision, n, metadata }) => {
    switch (type) {
      case 'ProtocolDeviationDetected': {
        const { study, site = null, participant } = metadata;
        const whose = { study, site, participant: participant!, deviation: idOfDeviation(stream, data) };
        return { ...data, ...whose, status: 'open', assessment: doc?.assessment ?? null, at: `${stream}@${revision}`, n };
      }
      case 'ProtocolDeviationSuperseded':
        return doc && { ...doc, status: 'superseded', n };
      case 'ProtocolDeviationAssessed': {
        const { deviation: _, ...judged } = data;
        const assessment = { ...judged, assessedBy: metadata.actor, assessedAt: metadata.receivedAt };
        return doc && { ...doc, status: doc.status === 'open' ? 'assessed' : doc.status, assessment, n };
      }
      default:
        return doc;
    }
  },
};
