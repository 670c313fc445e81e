import { inTheRecord, type Correction, type Event, type Projection } from '@verum/platform/eventsourcing';
import { OF_PARTICIPANTS } from '../recorded.streams';

/** One correction: what stood there, what stands there since, why, and what prompted it. `n` is its own record. */
export type CorrectionEntry = Correction &
  Readonly<{
    n: number;
    study: string;
    site: string | null;
    participant: string | null;
    stream: string;
    at: string;
    actor: string;
    role: string;
    organisation: string;
    receivedAt: string;
  }>;

export const corrections: Projection<CorrectionEntry, Event> = {
  name: 'correction',
  version: 1,
  streams: OF_PARTICIPANTS,
  key: inTheRecord,
  columns: ['study', 'participant'],
  narrows: ['site', 'item', 'actor', 'reasonCode', 'cause'],
  evolve: (doc, { type, data, n, stream, revision, metadata }) => {
    if (type !== 'ItemCorrected') return doc;
    const { study, site = null, participant = null, actor, role, organisation, receivedAt } = metadata;
    const who = { actor, role, organisation, receivedAt };
    return { ...(data as Correction), n, study, site, participant, stream, at: `${stream}@${revision}`, ...who };
  },
};
