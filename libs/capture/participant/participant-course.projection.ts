import type { Fact, Projection } from '@verum/platform/eventsourcing';
import type { Disposition } from './disposition.events';
import type { ParticipantEvent } from './participant.events';
import { participants } from './participant.state';
import type { ParticipantCourse } from './participant-course';
import { NEW, standingOf } from './standing.state';
import { courseCorrected } from './course-corrected';

export const participantCourses: Projection<ParticipantCourse, ParticipantEvent> = {
  name: 'participant-course',
  version: 2,
  streams: [participants],
  key: ({ stream }) => stream,
  columns: ['study', 'site', 'participant'],
  evolve: (doc, fact) => {
    const { revision, n } = fact;
    const course = fact.type === 'ParticipantScreened' ? screened(fact) : doc;
    if (!course) return undefined;
    const { status, enteredInError, eligible } = standingOf({ ...course, died: course.DTHDTC }, fact);
    const now = { ...course, ...changedBy(fact), status, enteredInError, eligible };
    return doc && isSame(now, doc) ? doc : { ...now, revision, n };
  },
};

const isSame = (now: ParticipantCourse, before: ParticipantCourse): boolean =>
  (Object.keys(now) as (keyof ParticipantCourse)[]).every((item) => now[item] === before[item]);

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
