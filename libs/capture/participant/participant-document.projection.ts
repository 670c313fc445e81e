import type { Projection } from '@verum/platform/eventsourcing';
import type { WithdrawalScope } from './consent.events';
import { consentAfter, NO_CONSENT, statusOf, withdrawnScopes, type Consent, type ConsentStatus } from './consent.state';
import type { ParticipantEvent } from './participant.events';
import { participants } from './participant.state';

/** `revision` is that of the participant's stream; RFICDTC is when they first consented. */
export type ParticipantDocument = Readonly<{
  study: string;
  site: string;
  participant: string;
  SUBJID: string;
  USUBJID: string;
  protocolVersion: string;
  SVSTDTC: string | null;
  RFICDTC: string | null;
  consentStatus: ConsentStatus;
  withdrawnScopes: readonly WithdrawalScope[];
  consent: Consent;
  /** Those that stand. */
  deviations: number;
  revision: number;
  n: number;
}>;

export const participantDocuments: Projection<ParticipantDocument, ParticipantEvent> = {
  name: 'participant',
  version: 2,
  streams: [participants],
  key: ({ stream }) => stream,
  columns: ['study', 'site', 'participant'],
  evolve: (doc, fact) => {
    const { type, data, revision, n, metadata } = fact;
    const consent = consentAfter(doc?.consent ?? NO_CONSENT, fact);
    const now = { ...consentNow(consent), revision, n };
    if (type !== 'ParticipantScreened') return doc && { ...doc, ...now, ...changedBy(doc, fact) };
    const { study, participant } = metadata;
    const { SITEID: site, SUBJID, USUBJID, protocolVersion, SVSTDTC } = data;
    return { study, site, participant: participant!, SUBJID, USUBJID, protocolVersion, SVSTDTC, ...now, deviations: 0 };
  },
};

const changedBy = ({ deviations }: ParticipantDocument, { type, data }: ParticipantEvent): Partial<ParticipantDocument> => {
  switch (type) {
    case 'ProtocolDeviationDetected':
      return { deviations: deviations + 1 };
    case 'ProtocolDeviationSuperseded':
      return { deviations: deviations - 1 };
    case 'ItemCorrected':
      return data.record === 'screening' && data.item === 'SVSTDTC' ? { SVSTDTC: data.is as string | null } : {};
    default:
      return {};
  }
};

const consentNow = (consent: Consent) => ({
  RFICDTC: consent.given[0]?.DSSTDTC ?? null,
  consentStatus: statusOf(consent),
  withdrawnScopes: withdrawnScopes(consent),
  consent,
});
