import type { Role } from '@verum/platform/access';
import type { Term } from '@verum/science/items';
import type { EmergentRule } from '@verum/science/rules';

/** A consent form in one of its versions; what a participant signs is that in one language. */
export type FormVersion = Readonly<{ consentForm: string; formVersion: string }>;

export type Arm = Readonly<{ ARMCD: string; ARM: string }>;

/**
 * A visit is due on study day VISITDY and within its window from `earliest` to `latest`; null where the protocol names none (a
 * follow-up when it is needed). There is no day 0.
 */
export type PlannedVisit = Readonly<{
  VISITNUM: number;
  VISIT: string;
  VISITDY: number | null;
  earliest: number | null;
  latest: number | null;
}>;

/** What may be said yes or no to, in the form that asks it. */
export type OptionalScope = Readonly<{ optionalScope: string; scopeLabel: string; consentForm: string }>;

export type Criterion = Readonly<{ IETESTCD: string; IETEST: string; IECAT: Term<'criterionCategory'> }>;

/**
 * What a dose may be. Limits are in `ECDOSU` as the bedside measures it; null is no limit, and no routes are any route. In a
 * blinded study the bedside knows the treatment by `maskedTreatment` alone.
 */
export type DosingRules = Readonly<{
  maskedTreatment: string | null;
  routes: readonly Term<'route'>[];
  ECDOSU: Term<'unit'> | null;
  maxPerDose: number | null;
  maxCumulative: number | null;
  minimumInterval: number | null;
}>;

/** The protocol as data: what the decisions and the figures of a study rest on. Published whole, and never changed. */
export type ProtocolDocument = Readonly<{
  version: string;
  TBLIND: Term<'blinding'>;
  /** The published design. Who is in which arm is not here. */
  arms: readonly Arm[];
  visits: readonly PlannedVisit[];
  criteria: readonly Criterion[];
  dosing: DosingRules;
  treatmentEmergent: EmergentRule;
  /** The terms of causality that count as related. */
  related: readonly Term<'causality'>[];
  /** Under `notCollected` (a legacy import) no rule about consent holds, and every view says so. */
  consent: Term<'consentRecorded'>;
  consentForms: readonly FormVersion[];
  optionalScopes: readonly OptionalScope[];
  blindedRoles: readonly Role[];
}>;

export const isBlinded = ({ TBLIND }: Pick<ProtocolDocument, 'TBLIND'>): boolean => TBLIND !== 'OPEN LABEL';

/** A unit that tells how much of the substance it was, and so the arm: mass, and mass per body weight. */
export const isOfSubstance = (unit: string): boolean => /^(kg|g|mg|ug|ng|pg|mol|mmol|umol|nmol)(\/|$)/.test(unit);

/** What a protocol says where its builder leaves it out. */
export const PROTOCOL_DEFAULTS = {
  TBLIND: 'DOUBLE BLIND',
  dosing: {
    ...{ maskedTreatment: 'Study treatment', routes: [], ECDOSU: null },
    ...{ maxPerDose: null, maxCumulative: null, minimumInterval: null },
  },
  treatmentEmergent: { emergentWindow: null, worseningCounts: true, incompleteDates: 'unlessProvablyNot' },
  related: ['POSSIBLE', 'PROBABLE', 'DEFINITE', 'RELATED'],
} as const satisfies Partial<ProtocolDocument>;
