import { latestOf, momentIn, provablyBefore } from '@verum/science/dates';
import type { Capacity, Consenting, WithdrawalScope } from './consent.events';
import type { ParticipantEvent } from './participant.events';

/** `at` and the signatures are moments: instants wherever the clock was clear. DSSTDTC stays as it was collected. */
export type Given = Readonly<{
  consentForm: string;
  formVersion: string;
  language: string;
  DSSTDTC: string;
  at: string;
  signed: readonly Readonly<{ capacity: Capacity; at: string }>[];
}>;
export type Withdrawn = Readonly<{ scopes: readonly WithdrawalScope[]; DSSTDTC: string; at: string }>;

/** All that was said about consent, in the order in which it was recorded; judged by when it happened. */
export type Consent = Readonly<{ collected: boolean; given: readonly Given[]; withdrawn: readonly Withdrawn[] }>;

export const NO_CONSENT: Consent = { collected: true, given: [], withdrawn: [] };

export const consentAfter = (consent: Consent, { type, data }: ParticipantEvent): Consent => {
  switch (type) {
    case 'ParticipantScreened':
      return { ...consent, collected: data.consent === 'collected' };
    case 'ConsentGiven':
    case 'ConsentRenewed':
      return { ...consent, given: [...consent.given, givenIn(data)] };
    case 'ConsentSigned': {
      const [latest, signature] = [consent.given.at(-1), { capacity: data.capacity, at: momentIn(data.zone, data.signedAt) }];
      return latest
        ? { ...consent, given: [...consent.given.slice(0, -1), { ...latest, signed: [...latest.signed, signature] }] }
        : consent;
    }
    case 'ConsentWithdrawn': {
      const { withdrawalScopes: scopes, DSSTDTC, zone } = data;
      return { ...consent, withdrawn: [...consent.withdrawn, { scopes, DSSTDTC, at: momentIn(zone, DSSTDTC) }] };
    }
    default:
      return consent;
  }
};

const givenIn = ({ consentForm, formVersion, language, DSSTDTC, zone, signatures }: Consenting): Given => ({
  ...{ consentForm, formVersion, language, DSSTDTC },
  at: momentIn(zone, DSSTDTC),
  signed: signatures.map(({ capacity, signedAt }) => ({ capacity, at: momentIn(zone, signedAt) })),
});

/** ICH E6(R3) 2.8.7: it counts from when the participant (or their representative) and the site have both signed. */
export const validSince = ({ at, signed }: Given): string | undefined => {
  const first = (...capacities: readonly Capacity[]) => signed.find(({ capacity }) => capacities.includes(capacity))?.at;
  const [theirs, ours] = [first('participant', 'representative'), first('investigator', 'delegate')];
  return theirs === undefined || ours === undefined ? undefined : latestOf([at, theirs, ours]);
};

const covers = ({ scopes }: Withdrawn, kinds: readonly WithdrawalScope[]): boolean =>
  scopes.some((scope) => scope === 'everything' || kinds.includes(scope));

/** Whether a withdrawal had ended it, for all that is known, and no later consent may have taken it up again. */
const isEndedBy = (withdrawal: Withdrawn, consent: Consent, moment: string): boolean =>
  provablyBefore(withdrawal.at, moment) &&
  !consent.given.some(({ at }) => !provablyBefore(at, withdrawal.at) && !provablyBefore(moment, at));

/** Whether this moment lies provably before the first consent that counts. */
export const isBeforeConsent = (consent: Consent, moment: string): boolean => {
  const since = consent.given.map(validSince).filter((at) => at !== undefined);
  return consent.collected && since.every((at) => provablyBefore(moment, at));
};

/** Whether something of these kinds, at this moment, lies provably after a withdrawal that covers it. */
export const isAfterWithdrawal = (consent: Consent, moment: string, kinds: readonly WithdrawalScope[]): boolean =>
  consent.collected &&
  consent.withdrawn.some((withdrawal) => covers(withdrawal, kinds) && isEndedBy(withdrawal, consent, moment));

/**
 * Whether something of these kinds, at this moment, lies provably outside consent: before the first that counts, or after a
 * withdrawal that covers it. A partial date that may lie inside is not outside.
 */
export const isOutside = (consent: Consent, moment: string, kinds: readonly WithdrawalScope[] = []): boolean =>
  isBeforeConsent(consent, moment) || isAfterWithdrawal(consent, moment, kinds);

/** The withdrawals that no later consent has taken up again. */
export const withdrawnScopes = ({ given, withdrawn }: Consent): readonly WithdrawalScope[] => {
  const standing = withdrawn.filter(({ at }) => !given.some((again) => provablyBefore(at, again.at)));
  return [...new Set(standing.flatMap(({ scopes }) => scopes))];
};

export type ConsentStatus = 'notCollected' | 'none' | 'incomplete' | 'given' | 'withdrawn';

/** How it stands now. `incomplete`: a signature is missing, so it does not count yet. */
export const statusOf = (consent: Consent): ConsentStatus => {
  const latest = consent.given.at(-1);
  if (!consent.collected) return 'notCollected';
  if (withdrawnScopes(consent).includes('everything')) return 'withdrawn';
  if (!latest) return 'none';
  return validSince(latest) === undefined ? 'incomplete' : 'given';
};

/** Whether this very consent was recorded before. */
export const isKnown = (
  { given }: Consent,
  { consentForm, formVersion, language, DSSTDTC }: Pick<Given, 'consentForm' | 'formVersion' | 'language' | 'DSSTDTC'>,
): boolean =>
  given.some(
    (known) =>
      known.consentForm === consentForm &&
      known.formVersion === formVersion &&
      known.language === language &&
      known.DSSTDTC === DSSTDTC,
  );

/** There is one, and it was not withdrawn as a whole. */
export const isStanding = (consent: Consent): boolean =>
  consent.given.length > 0 && !withdrawnScopes(consent).includes('everything');
