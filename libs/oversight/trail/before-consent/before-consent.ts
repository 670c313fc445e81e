import { isBeforeConsent, validSince, type Consent } from '@verum/capture/participant';
import { elapsedMinutes, isInstant, provablyBefore } from '@verum/science/dates';

/** Something done to a participant; `at` is when, as finely as it was collected. */
export type Procedure = Readonly<{ kind: 'dose' | 'visit'; record: string; at: string }>;

/**
 * What was done provably before the first consent that counted. `minutes` are true ones, also across a change of clocks; null
 * where a moment is not known to the minute, or where no consent counts: then `consentAt` is null too.
 */
export type BeforeConsent = Procedure & Readonly<{ consentAt: string | null; minutes: number | null }>;

export const beforeConsent = (procedures: readonly Procedure[], consent: Consent): readonly BeforeConsent[] => {
  const consentAt = firstOf(consent);
  return procedures
    .filter(({ at }) => isBeforeConsent(consent, at))
    .map((procedure) => ({ ...procedure, consentAt, minutes: minutesFrom(procedure.at, consentAt) }));
};

const firstOf = ({ given }: Consent): string | null =>
  given
    .map(validSince)
    .filter((at) => at !== undefined)
    .reduce<string | null>((first, at) => (first === null || provablyBefore(at, first) ? at : first), null);

const minutesFrom = (at: string, consentAt: string | null): number | null =>
  consentAt !== null && isInstant(at) && isInstant(consentAt) ? elapsedMinutes(at, consentAt) : null;
