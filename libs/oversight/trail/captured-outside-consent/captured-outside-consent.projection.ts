import { inTheRecord, type Event, type Projection } from '@verum/platform/eventsourcing';
import { OF_PARTICIPANTS } from '../recorded.streams';

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

/**
 * What consent is made of is not captured under it; nor is what was said about data that are on record already: a deviation
 * found, superseded or assessed, a correction, a coded term, a judgement of causality, a query.
 */
const NOT_CAPTURED: ReadonlySet<string> = new Set([
  ...['ConsentGiven', 'ConsentRenewed', 'ConsentSigned', 'ConsentWithdrawn'],
  ...['ProtocolDeviationDetected', 'ProtocolDeviationSuperseded', 'ProtocolDeviationAssessed', 'ItemCorrected'],
  ...['AdverseEventCoded', 'CausalityAssessed'],
  ...['QueryRaised', 'QueryAnswered', 'QueryClosed', 'QueryReopened'],
]);

export const capturedMoments: Projection<CapturedMoment, Event> = {
  name: 'captured-moment',
  version: 3,
  streams: OF_PARTICIPANTS,
  key: inTheRecord,
  columns: ['study', 'site', 'participant'],
  evolve: (doc, { n, type, says, when, stream, revision, metadata: { study, site = null, participant } }) =>
    when === null || participant === undefined || NOT_CAPTURED.has(type)
      ? doc
      : { n, type, says, when, study, site, participant, at: `${stream}@${revision}` },
};
