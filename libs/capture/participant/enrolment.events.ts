import type { Catalogue, Event } from '@verum/platform/eventsourcing';
import { momentIn } from '@verum/science/dates';
import type { Term } from '@verum/science/items';

/** MET: the criterion's text applies to the participant. So an exclusion that is MET excludes. */
export type CriterionAnswer = Readonly<{ IETESTCD: string; IEORRES: Term<'criterionAnswer'> }>;

export type EligibilityTaken = Readonly<{
  /** Every criterion of the protocol in force, once. */
  criteria: readonly CriterionAnswer[];
  eligible: boolean;
  IEDTC: string;
  signedOffBy: string | null;
}>;
export type Eligibility = EligibilityTaken & Readonly<{ protocolVersion: string; zone: string }>;

/** Never the arm: who got which stands in the allocation's own stream. */
export type RandomisationTaken = Readonly<{ DSSTDTC: string; stratum: string | null }>;

export type EnrolmentEvent =
  | Event<'EligibilityAssessed', Eligibility>
  | Event<'ParticipantEnrolled', { DSSTDTC: string; protocolVersion: string; zone: string }>
  | Event<'ParticipantRandomised', RandomisationTaken & { zone: string }>;

const of = (criteria: readonly CriterionAnswer[], answer: CriterionAnswer['IEORRES']) =>
  criteria.filter(({ IEORRES }) => IEORRES === answer).length;

export const enrolmentEvents: Catalogue<EnrolmentEvent> = {
  EligibilityAssessed: {
    version: 1,
    upcasts: [],
    says: ({ criteria, eligible, protocolVersion, signedOffBy }) =>
      `Assessed as ${eligible ? 'eligible' : 'not eligible'} by the criteria of protocol ${protocolVersion}: ` +
      `${of(criteria, 'MET')} met, ${of(criteria, 'NOT MET')} not met, ${of(criteria, 'NOT EVALUATED')} not evaluated` +
      (signedOffBy === null ? '' : `; signed off by ${signedOffBy}`),
    when: ({ IEDTC, zone }) => momentIn(zone, IEDTC),
    example: {
      criteria: [{ IETESTCD: 'EXCL01', IEORRES: 'NOT MET' }],
      eligible: true,
      IEDTC: '2026-01-12',
      protocolVersion: '1.0',
      signedOffBy: 'i-weber',
      zone: 'Europe/Berlin',
    },
  },
  ParticipantEnrolled: {
    version: 1,
    upcasts: [],
    says: ({ DSSTDTC, protocolVersion }) => `Enrolled on ${DSSTDTC} under protocol ${protocolVersion}`,
    when: ({ DSSTDTC, zone }) => momentIn(zone, DSSTDTC),
    example: { DSSTDTC: '2026-01-20', protocolVersion: '1.0', zone: 'Europe/Berlin' },
  },
  ParticipantRandomised: {
    version: 1,
    upcasts: [],
    says: ({ DSSTDTC, stratum }) => `Randomised on ${DSSTDTC}${stratum === null ? '' : ` in stratum ${stratum}`}`,
    when: ({ DSSTDTC, zone }) => momentIn(zone, DSSTDTC),
    correctable: ['DSSTDTC'],
    example: { DSSTDTC: '2026-02-02T09:00', stratum: '701/severe', zone: 'Europe/Berlin' },
  },
};
