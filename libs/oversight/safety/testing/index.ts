import { severityOf, type AdverseEventDocument } from '@verum/capture/adverse-event';
import { reported } from '@verum/capture/adverse-event/testing';
import type { DoseDocument } from '@verum/capture/dosing';
import { doseGiven } from '@verum/capture/dosing/testing';
import type { ParticipantCourse, VisitDocument } from '@verum/capture/participant';
import type { EmergentRule } from '@verum/science/rules';
import { type Person, personsOf } from '../counting';

export { writtenTrial } from './written-trial';

export const RULE: EmergentRule = { emergentWindow: null, worseningCounts: true, incompleteDates: 'unlessProvablyNot' };

/** Somebody at site 701 of whom nothing is known but the screening. */
export const courseOf = (participant: string, more: Partial<ParticipantCourse> = {}): ParticipantCourse => ({
  ...{ study: 's', site: '701', participant, SUBJID: participant, USUBJID: participant, SVSTDTC: '2026-01-01' },
  ...{ status: 'screened', enteredInError: false, eligible: null, earlier: null, enrolledOn: null, randomisedOn: null },
  ...{ AGE: null, AGEU: null, SEX: null, RACE: [], ETHNIC: null, COUNTRY: null, DMDTC: null },
  ...{ DSDECOD: null, DSTERM: null, DSSTDTC: null, DSDTC: null, DSVISITNUM: null, DSVISIT: null, DSSPID: null, DTHDTC: null },
  ...{ revision: 0, n: 1 },
  ...more,
});

/** A single dose on a day, at UTC. */
export const doseOf = (participant: string, ECSTDTC: string, more: Partial<DoseDocument> = {}): DoseDocument => ({
  ...doseGiven.data,
  ...{ study: 's', site: '701', participant, zone: 'UTC', ECSTDTC, ECENDTC: null, product: null },
  ...{ dosing: `dosing-${participant}`, revision: 0, n: 2 },
  ...more,
});

/** A headache, not graded and not judged; coded by its own words, or not at all. */
export const eventOf = (
  participant: string,
  AESTDTC: string | null,
  more: Partial<AdverseEventDocument> & Readonly<{ soc?: string; pt?: string }> = {},
): AdverseEventDocument => {
  const { soc, pt = 'HEADACHE', gradings = [], ...rest } = more;
  const coding = soc === undefined ? null : ({ AEDECOD: pt, AEBODSYS: soc } as AdverseEventDocument['coding']);
  const event = { ...reported.data, AETERM: pt, AESTDTC, AEENDTC: null, AESER: 'N', zone: 'UTC', gradings, coding } as const;
  const place = { study: 's', site: '701', participant, adverseEvent: `${participant}-${pt}-${AESTDTC}`, revision: 0, n: 3 };
  const follows = {
    ...severityOf(gradings, 'UTC'),
    criteria: [],
    causality: [],
    assessments: [],
    flags: [],
    flagged: 'N',
  } as const;
  return { ...event, ...place, ...follows, ...rest };
};

export const gradingOf = (AESEV: 'MILD' | 'MODERATE' | 'SEVERE', gradedOn: string | null = null) => ({
  ...{ AESEV, AETOXGR: null, gradingScale: null, gradedOn },
});

export const visitOf = (participant: string, VISIT: string, SVSTDTC: string | null, more: Partial<VisitDocument> = {}) =>
  ({ study: 's', site: '701', participant, VISIT, SVSTDTC, SVOCCUR: 'Y', ...more }) as VisitDocument;

/** People who were each dosed once, on 2026-02-01. */
export const dosed = (...participants: readonly string[]): readonly Person[] =>
  personsOf(
    participants.map((participant) => courseOf(participant)),
    participants.map((participant) => doseOf(participant, '2026-02-01')),
    null,
  );
