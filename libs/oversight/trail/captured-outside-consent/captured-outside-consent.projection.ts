import { participants, type ParticipantEvent } from '@verum/capture/participant';
import { inTheRecord, type Projection } from '@verum/platform/eventsourcing';

/** Something captured of a participant, and when it happened. */
export type CapturedMoment = Readonly<{
  n: number;
  type: string;
  says: string;
  when: string;
  study: string;
  site: string | null;
  participant: string;
  at: string;
}>;

/** What consent is made of, and what was found about it, is not captured under it. */
const ABOUT_CONSENT: readonly string[] = [
  'ConsentGiven',
  'ConsentRenewed',
  'ConsentSigned',
  'ConsentWithdrawn',
  'ProtocolDeviationDetected',
] satisfies ParticipantEvent['type'][];

export const capturedMoments: Projection<CapturedMoment, ParticipantEvent> = {
  name: 'captured-moment',
  version: 2,
  streams: [participants],
  key: inTheRecord,
  columns: ['study', 'site', 'participant'],
  evolve: (doc, { n, type, says, when, stream, revision, metadata: { study, site = null, participant } }) =>
    when === null || participant === undefined || ABOUT_CONSENT.includes(type)
      ? doc
      : { n, type, says, when, study, site, participant, at: `${stream}@${revision}` },
};
