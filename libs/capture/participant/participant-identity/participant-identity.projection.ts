import type { Projection } from '@verum/platform/eventsourcing';
import type { Identity, ParticipantEvent } from '../participant.events';
import { participants } from '../participant.state';

/** Envelopes, which only the answer to somebody at the site opens. */
export type ParticipantIdentity = Identity &
  Readonly<{ study: string; site: string | null; participant: string; revision: number }>;

export const participantIdentities: Projection<ParticipantIdentity, ParticipantEvent> = {
  name: 'participant-identity',
  version: 1,
  streams: [participants],
  key: ({ stream }) => stream,
  columns: ['study', 'site', 'participant'],
  evolve: (doc, { type, data, revision, metadata: { study, site = null, participant } }) => {
    if (type !== 'IdentityRecorded') return doc;
    const recorded = Object.fromEntries(Object.entries(data).filter(([, value]) => value !== null));
    return { ...NOTHING, ...doc, ...recorded, study, site, participant: participant!, revision };
  },
};

const NOTHING: Identity = { name: null, contact: null, BRTHDTC: null };
