import type { Fact, Projection } from '@verum/platform/eventsourcing';
import type { DemographyTaken } from '../demography.events';
import type { Disposition } from '../disposition.events';
import type { ParticipantEvent } from '../participant.events';
import { participants } from '../participant.state';
import { NEW, standingOf, type Standing } from '../standing.state';
import { courseCorrected } from './course-corrected';

/** Who somebody is in the figures, and how far they came. What was not recorded is null; RACE is then empty. */
export type ParticipantCourse = Readonly<{
  study: string;
  site: string;
  participant: string;
  SUBJID: string;
  USUBJID: string;
  SVSTDTC: string | null;
  status: Standing['status'];
  enteredInError: boolean;
  eligible: boolean | null;
  /** The id of the same person in an earlier screening. */
  earlier: string | null;
  AGE: number | null;
  AGEU: DemographyTaken['AGEU'];
  SEX: DemographyTaken['SEX'] | null;
  RACE: readonly string[];
  ETHNIC: DemographyTaken['ETHNIC'];
  COUNTRY: string | null;
  DMDTC: string | null;
  enrolledOn: string | null;
  randomisedOn: string | null;
  /** The disposition event: DSDECOD is COMPLETED, SCREEN FAILURE or the reason for leaving. */
  DSDECOD: string | null;
  DSTERM: string | null;
  DSSTDTC: string | null;
  DSDTC: string | null;
  DSVISITNUM: number | null;
  DSVISIT: string | null;
  DSSPID: string | null;
  DTHDTC: string | null;
  revision: number;
  n: number;
}>;

export const participantCourses: Projection<ParticipantCourse, ParticipantEvent> = {
  name: 'participant-course',
  version: 1,
  streams: [participants],
  key: ({ stream }) => stream,
  columns: ['study', 'site', 'participant'],
  evolve: (doc, fact) => {
    const { revision, n } = fact;
    const course = fact.type === 'ParticipantScreened' ? screened(fact) : doc;
    if (!course) return undefined;
    const { status, enteredInError, eligible } = standingOf({ ...course, died: course.DTHDTC }, fact);
    return { ...course, ...changedBy(fact), status, enteredInError, eligible, revision, n };
  },
};

const screened = ({
  data,
  revision,
  n,
  metadata: { study, participant },
}: Fact<ParticipantEvent & { type: 'ParticipantScreened' }>) => {
  const { SITEID: site, SUBJID, USUBJID, SVSTDTC } = data;
  const { died: DTHDTC, ...standing } = NEW;
  return { study, site, participant: participant!, SUBJID, USUBJID, SVSTDTC, ...standing, ...NOTHING, DTHDTC, revision, n };
};

const changedBy = ({ type, data }: ParticipantEvent): Partial<ParticipantCourse> => {
  switch (type) {
    case 'DemographyRecorded': {
      const { zone: _, ...demography } = data;
      return demography;
    }
    case 'ParticipantEnrolled':
      return { enrolledOn: data.DSSTDTC };
    case 'ParticipantRandomised':
      return { randomisedOn: data.DSSTDTC };
    case 'ScreeningFailed':
    case 'ParticipationCompleted':
    case 'ParticipationDiscontinued':
      return ended(data);
    case 'DeathRecorded':
      return { DTHDTC: data.DTHDTC };
    case 'EarlierScreeningLinked':
      return { earlier: data.earlier };
    case 'ItemCorrected':
      return courseCorrected(data);
    default:
      return {};
  }
};

const ended = ({ zone: _, VISITNUM: DSVISITNUM, VISIT: DSVISIT, ...disposition }: Disposition) => ({
  ...{ ...disposition, DSVISITNUM, DSVISIT },
});

const NOTHING = {
  ...{ earlier: null, AGE: null, AGEU: null, SEX: null, RACE: [], ETHNIC: null, COUNTRY: null, DMDTC: null },
  ...{ enrolledOn: null, randomisedOn: null },
  ...{ DSDECOD: null, DSTERM: null, DSSTDTC: null, DSDTC: null, DSVISITNUM: null, DSVISIT: null, DSSPID: null },
};
