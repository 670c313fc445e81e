import type { Role } from '@verum/platform/access';
import type { Term } from '@verum/science/items';

/** A consent form in one of its versions; what a participant signs is that in one language. */
export type FormVersion = Readonly<{ consentForm: string; formVersion: string }>;

export type Arm = Readonly<{ ARMCD: string; ARM: string }>;

/** A visit is due on study day VISITDY and within its window from `earliest` to `latest`. There is no day 0. */
export type PlannedVisit = Readonly<{ VISITNUM: number; VISIT: string; VISITDY: number; earliest: number; latest: number }>;

/** What may be said yes or no to, in the form that asks it. */
export type OptionalScope = Readonly<{ optionalScope: string; scopeLabel: string; consentForm: string }>;

export type Criterion = Readonly<{ IETESTCD: string; IETEST: string; IECAT: Term<'criterionCategory'> }>;

/** The protocol as data: what the decisions and the figures of a study rest on. Published whole, and never changed. */
export type ProtocolDocument = Readonly<{
  version: string;
  /** The published design. Who is in which arm is not here. */
  arms: readonly Arm[];
  visits: readonly PlannedVisit[];
  criteria: readonly Criterion[];
  /** Under `notCollected` (a legacy import) no rule about consent holds, and every view says so. */
  consent: Term<'consentRecorded'>;
  consentForms: readonly FormVersion[];
  optionalScopes: readonly OptionalScope[];
  blindedRoles: readonly Role[];
}>;
