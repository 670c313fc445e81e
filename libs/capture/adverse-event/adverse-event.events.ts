import { itemCorrected, type Catalogue, type Correction, type Event } from '@verum/platform/eventsourcing';
import { momentIn } from '@verum/science/dates';
import {
  ADVERSE_EVENT_EXAMPLES as EXAMPLES,
  SERIOUSNESS,
  type Causality,
  type Coding,
  type Ending,
  type Grading,
  type Report,
  type Seriousness,
  type SeriousnessUpdate,
} from './report.events';

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
