import type { Term } from '@verum/science/items';

/** In which capacity somebody signs. Who it was, by name, stands on the paper and in the vault, not here. */
export type Capacity = Term<'capacity'>;
export type Signature = Readonly<{ capacity: Capacity; signedAt: string }>;

/** Yes or no to an optional part of a consent form. */
export type Answered = Readonly<{ optionalScope: string; agreed: boolean }>;

/** What somebody takes down when consent is given, for the first time or again. */
export type ConsentTaken = Readonly<{
  consentForm: string;
  formVersion: string;
  language: string;
  DSSTDTC: string;
  optionalScopes: readonly Answered[];
  signatures: readonly Signature[];
  obtainer: string;
  delegation: string | null;
  consentMethod: Term<'consentMethod'>;
  interpreter: boolean;
  witness: boolean;
  copyGiven: boolean;
  inSession: boolean;
}>;

/** Its local times are those of `zone`, the site's. */
export type Consenting = ConsentTaken &
  Readonly<{ DSTERM: string; DSDECOD: 'INFORMED CONSENT OBTAINED'; DSCAT: 'PROTOCOL MILESTONE'; zone: string }>;

/** treatment: no more doses. visits: no more visits. futureData: nothing collected from now on. samples: none kept or used. */
export type WithdrawalScope = Term<'withdrawalScope'>;

export type WithdrawalTaken = Readonly<{
  withdrawalScopes: readonly WithdrawalScope[];
  /** What was said, as it was said. */
  DSTERM: string;
  /** From when it holds, and when the site learned of it. */
  DSSTDTC: string;
  notified: string;
  followUpAgreed: boolean;
  reason: string | null;
}>;

export type Withdrawal = WithdrawalTaken &
  Readonly<{ DSDECOD: 'WITHDRAWAL OF CONSENT'; DSCAT: 'DISPOSITION EVENT' | 'OTHER EVENT'; zone: string }>;

const consenting: Consenting = {
  consentForm: 'ICF',
  formVersion: '2.0',
  language: 'de',
  DSTERM: 'Informed consent obtained',
  DSDECOD: 'INFORMED CONSENT OBTAINED',
  DSCAT: 'PROTOCOL MILESTONE',
  DSSTDTC: '2026-01-10T09:30',
  optionalScopes: [{ optionalScope: 'samples', agreed: true }],
  signatures: [
    { capacity: 'participant', signedAt: '2026-01-10T09:30' },
    { capacity: 'investigator', signedAt: '2026-01-10T09:35' },
  ],
  obtainer: 'c-mueller',
  delegation: 'DL-7',
  consentMethod: 'onSite',
  interpreter: false,
  witness: false,
  copyGiven: true,
  inSession: false,
  zone: 'Europe/Berlin',
};

const withdrawal: Withdrawal = {
  withdrawalScopes: ['treatment'],
  DSTERM: 'No more infusions',
  DSDECOD: 'WITHDRAWAL OF CONSENT',
  DSCAT: 'OTHER EVENT',
  DSSTDTC: '2026-03-01',
  notified: '2026-03-02T10:00',
  followUpAgreed: true,
  reason: null,
  zone: 'Europe/Berlin',
};

/** For the catalogue and for specs. */
export const CONSENT_EXAMPLES = { consenting, withdrawal } as const;
