import { isOutside, type Consent } from '@verum/capture/participant';
import type { CapturedMoment } from './captured-outside-consent.projection';

/** `knownAtCapture`: it lay outside by what was on record when it was captured; otherwise what came later shows it. */
export type CapturedOutsideConsent = CapturedMoment & Readonly<{ knownAtCapture: boolean }>;

/** Consent as the reader's moment of the record has it, or as it stood at record `n`; undefined where nobody was screened. */
export type ConsentOf = (participant: string, n?: number) => Consent | undefined;

/**
 * The moments that lie provably outside consent. Judged by when things happened and by all that is known about consent at the
 * reader's moment: what a later record of an earlier consent heals is no longer listed.
 */
export const capturedOutsideConsent = (
  moments: readonly CapturedMoment[],
  consentOf: ConsentOf,
): readonly CapturedOutsideConsent[] => {
  const outside = ({ participant, when }: CapturedMoment, n?: number) => {
    const consent = consentOf(participant, n);
    return consent !== undefined && isOutside(consent, when, ['futureData']);
  };
  return moments.filter((moment) => outside(moment)).map((moment) => ({ ...moment, knownAtCapture: outside(moment, moment.n) }));
};
