import { itemCorrected, type Catalogue, type Correction, type Event } from '@verum/platform/eventsourcing';
import { momentIn } from '@verum/science/dates';
import type { Term } from '@verum/science/items';
import { EXAMPLES } from './adverse-event.examples';
import { SERIOUSNESS } from './seriousness.state';

type Answer = Term<'noYes'> | null;

/** The criteria of ICH E2A, and the two that SDTM keeps beside them: AESCAN and AESOD. */
export type Criteria = Readonly<{
  AESDTH: Answer;
  AESLIFE: Answer;
  AESHOSP: Answer;
  AESDISAB: Answer;
  AESCONG: Answer;
  AESMIE: Answer;
  AESCAN: Answer;
  AESOD: Answer;
}>;
export type Seriousness = Criteria & Readonly<{ AESER: Answer }>;

/** `AEENRTPT`: how the end stands to the time point `AEENTPT`, where its date is not known. */
export type Ending = Readonly<{
  AEOUT: Term<'outcome'> | null;
  AEENDTC: string | null;
  AEENRTPT: Term<'relation'> | null;
  AEENTPT: string | null;
}>;

/** What a site takes down of one event. Times are ISO 8601 texts as collected; local ones are those of the site's zone. */
export type Report = Seriousness &
  Ending &
  Readonly<{
    AESPID: string | null;
    AETERM: string;
    AESTDTC: string | null;
    AEDTC: string | null;
    AERELNST: string | null;
    AEACN: Term<'actionTaken'> | null;
    AEACNOTH: string | null;
    AECONTRT: Answer;
    AESCAT: string | null;
    AEPRESP: Answer;
    siteAware: string | null;
    sponsorReceived: string | null;
    session: number | null;
  }>;

/** From when a grade holds: `gradedOn` null is from the onset on. AESEV and AETOXGR are two scales, and neither stands for the other. */
export type Grading = Readonly<{
  AESEV: Term<'severity'> | null;
  AETOXGR: number | null;
  gradingScale: string | null;
  gradedOn: string | null;
}>;

/** Who holds it for caused by what; `product` null is the study treatment, `gradedOn` the day of the judgement. */
export type Causality = Readonly<{
  assessor: Term<'assessor'>;
  AEREL: Term<'causality'>;
  product: string | null;
  gradedOn: string | null;
}>;

/** `siteAware`: when the site learned of what is new. */
export type SeriousnessUpdate = Seriousness & Readonly<{ siteAware: string | null }>;

export type Codes = Readonly<Record<'AELLTCD' | 'AEPTCD' | 'AEHLTCD' | 'AEHLGTCD' | 'AEBDSYCD' | 'AESOCCD', number | null>>;
export type Coding = Readonly<{
  AELLT: string | null;
  AEDECOD: string;
  AEHLT: string | null;
  AEHLGT: string | null;
  AEBODSYS: string;
  AESOC: string | null;
  codes: Codes;
  dictionaryName: string;
  dictionaryVersion: string | null;
  codingMethod: Term<'codingMethod'>;
}>;

type Zoned<Facts> = Facts & Readonly<{ zone: string }>;

export type AdverseEventEvent =
  | Event<'AdverseEventReported', Zoned<Report>>
  | Event<'SeverityGraded', Zoned<Grading>>
  | Event<'CausalityAssessed', Zoned<Causality>>
  | Event<'SeriousnessUpdated', Zoned<SeriousnessUpdate>>
  | Event<'AdverseEventResolved', Zoned<Ending>>
  | Event<'AdverseEventCoded', Coding>
  | Event<'ItemCorrected', Correction>;

const ENDING = ['AEOUT', 'AEENDTC', 'AEENRTPT', 'AEENTPT'] as const;

const moment = (zone: string, text: string | null) => text && momentIn(zone, text);
const from = (text: string | null) => (text === null ? '' : ` from ${text}`);
const yes = (facts: Seriousness) => SERIOUSNESS.filter((item) => facts[item] === 'Y').join(', ') || 'nothing says yes';
const graded = ({ AESEV, AETOXGR }: Grading) =>
  [AESEV?.toLowerCase(), AETOXGR === null ? undefined : `grade ${AETOXGR}`].filter((words) => words !== undefined).join(', ');

export const adverseEventEvents: Catalogue<AdverseEventEvent> = {
  AdverseEventReported: {
    version: 1,
    upcasts: [],
    says: ({ AETERM, AESTDTC, AESER }) =>
      `Reported ${AETERM}, ${AESTDTC === null ? 'begun nobody knows when' : `begun ${AESTDTC}`}; serious: ${AESER ?? 'not answered'}`,
    when: ({ AESTDTC, zone }) => moment(zone, AESTDTC),
    correctable: [
      ...(['AESPID', 'AETERM', 'AESTDTC', 'AEDTC', 'AERELNST', 'AEACN', 'AEACNOTH', 'AECONTRT', 'AESCAT', 'AEPRESP'] as const),
      ...(['siteAware', 'sponsorReceived', 'session'] as const),
      ...SERIOUSNESS,
      ...ENDING,
    ],
    example: EXAMPLES.reported,
  },
  SeverityGraded: {
    version: 1,
    upcasts: [],
    says: (grading) => `Graded ${graded(grading)}${from(grading.gradedOn)}`,
    when: ({ gradedOn, zone }) => moment(zone, gradedOn),
    correctable: ['AESEV', 'AETOXGR', 'gradingScale', 'gradedOn'],
    example: EXAMPLES.graded,
  },
  CausalityAssessed: {
    version: 1,
    upcasts: [],
    says: ({ assessor, AEREL }) => `The ${assessor} judged the causality: ${AEREL}`,
    when: ({ gradedOn, zone }) => moment(zone, gradedOn),
    example: EXAMPLES.assessed,
  },
  SeriousnessUpdated: {
    version: 1,
    upcasts: [],
    says: (facts) => `Seriousness as known now: ${yes(facts)}`,
    when: ({ siteAware, zone }) => moment(zone, siteAware),
    example: EXAMPLES.updated,
  },
  AdverseEventResolved: {
    version: 1,
    upcasts: [],
    says: ({ AEOUT, AEENDTC }) => `Outcome ${AEOUT ?? 'not known'}${AEENDTC === null ? '' : `, ended ${AEENDTC}`}`,
    when: ({ AEENDTC, zone }) => moment(zone, AEENDTC),
    example: EXAMPLES.resolved,
  },
  AdverseEventCoded: {
    version: 1,
    upcasts: [],
    says: ({ AEDECOD, AEBODSYS, dictionaryName, dictionaryVersion }) =>
      `Coded as ${AEDECOD} (${AEBODSYS}) with ${[dictionaryName, dictionaryVersion].filter(Boolean).join(' ')}`,
    when: () => null,
    example: EXAMPLES.coded,
  },
  ItemCorrected: itemCorrected,
};
