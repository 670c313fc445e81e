import type { PublishedProtocol, SiteDocument } from '@verum/capture/study';
import type { ParticipantDocument } from '../participant-document.projection';

type Form = Readonly<{ consentForm: string; formVersion: string }>;

/** Somebody who takes part under a form that the protocol in force at the site accepts no longer. */
export type Awaiting = Pick<ParticipantDocument, 'participant' | 'SUBJID' | 'site' | 'n'> &
  Readonly<{ consented: Form & Readonly<{ DSSTDTC: string }>; accepted: readonly Form[]; version: string }>;

/** Who has to consent again (ICH E6(R3) 2.8.2); not those who withdrew from everything, nor those who never consented. */
export const awaitingReConsent = (
  participants: readonly ParticipantDocument[],
  sites: readonly SiteDocument[],
  protocols: readonly PublishedProtocol[],
): readonly Awaiting[] =>
  participants.flatMap(({ participant, SUBJID, site, n, consent, withdrawnScopes }) => {
    const version = sites.find((one) => one.site === site)?.active;
    const protocol = protocols.find((one) => one.version === version);
    const latest = consent.given.at(-1);
    if (!protocol || !latest || protocol.consent === 'notCollected' || withdrawnScopes.includes('everything')) return [];
    const accepted = protocol.consentForms.map(({ consentForm, formVersion }) => ({ consentForm, formVersion }));
    if (accepted.some((form) => form.consentForm === latest.consentForm && form.formVersion === latest.formVersion)) return [];
    const { consentForm, formVersion, DSSTDTC } = latest;
    return [
      { participant, SUBJID, site, n, consented: { consentForm, formVersion, DSSTDTC }, accepted, version: protocol.version },
    ];
  });
