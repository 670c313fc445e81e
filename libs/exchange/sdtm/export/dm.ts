import { latestKnown } from './in-time';
import { dayFrom, namedIn, type Subject } from './subject';
import { date, domain, integer, SUBJECT, text, type RowOf } from './variables';

export const DM = domain('DM', 'Demographics', ['STUDYID', 'USUBJID'], {
  ...SUBJECT,
  SUBJID: text('Subject Identifier for the Study'),
  RFSTDTC: date('Subject Reference Start Date/Time'),
  RFENDTC: date('Subject Reference End Date/Time'),
  RFXSTDTC: date('Date/Time of First Study Treatment'),
  RFXENDTC: date('Date/Time of Last Study Treatment'),
  RFICDTC: date('Date/Time of Informed Consent'),
  RFPENDTC: date('Date/Time of End of Participation'),
  DTHDTC: date('Date/Time of Death'),
  DTHFL: text('Subject Death Flag'),
  SITEID: text('Study Site Identifier'),
  AGE: integer('Age'),
  AGEU: text('Age Units'),
  SEX: text('Sex'),
  RACE: text('Race'),
  ETHNIC: text('Ethnicity'),
  ARMCD: text('Planned Arm Code'),
  ARM: text('Description of Planned Arm'),
  ACTARMCD: text('Actual Arm Code'),
  ACTARM: text('Description of Actual Arm'),
  ARMNRS: text('Reason Arm and/or Actual Arm is Null'),
  ACTARMUD: text('Description of Unplanned Actual Arm'),
  COUNTRY: text('Country'),
  DMDTC: date('Date/Time of Collection'),
  DMDY: integer('Study Day of Collection'),
});

/** Planned and actual arm, with their descriptions. */
export type Arms = Readonly<{ ARMCD: string | null; ARM: string | null; ACTARMCD: string | null; ACTARM: string | null }>;

/** What other documents know of the subject: `contacts` are the dates of visits and events, `arms` null where they stay hidden. */
export type About = Readonly<{
  RFICDTC: string | null;
  COUNTRY: string | null;
  contacts: readonly (string | null)[];
  arms: Arms | null;
}>;

export const dmRow = (subject: Subject, { RFICDTC, COUNTRY, contacts, arms }: About): RowOf<typeof DM> => {
  const { course, firstDose, lastDose } = subject;
  const { SUBJID, site, AGE, AGEU, SEX, ETHNIC, DMDTC, DTHDTC } = course;
  return {
    ...namedIn('DM', subject),
    SUBJID,
    ...{ RFSTDTC: firstDose, RFENDTC: lastDose, RFXSTDTC: firstDose, RFXENDTC: lastDose, RFICDTC },
    RFPENDTC: hasEnded(subject) ? latestKnown([course.DSSTDTC, DTHDTC, ...contacts]) : null,
    ...{ DTHDTC, DTHFL: DTHDTC === null ? null : 'Y', SITEID: site },
    ...{ AGE, AGEU, SEX, RACE: raceOf(course.RACE), ETHNIC },
    ...(arms ?? NO_ARMS),
    ...{ ARMNRS: arms === null ? withoutArm(subject) : null, ACTARMUD: null },
    ...{ COUNTRY: course.COUNTRY ?? COUNTRY, DMDTC, DMDY: dayFrom(subject, DMDTC) },
  };
};

const NO_ARMS: Arms = { ARMCD: null, ARM: null, ACTARMCD: null, ACTARM: null };

const hasEnded = ({ course: { DSDECOD, DTHDTC } }: Subject): boolean => DSDECOD !== null || DTHDTC !== null;

/** SDTMIG 3.4, 5.2: who checked several is MULTIPLE. */
const raceOf = (races: readonly string[] | null): string | null =>
  races === null || races.length === 0 ? null : races.length > 1 ? 'MULTIPLE' : races[0]!;

/** Null for who was randomised: the arm is there, and hidden. */
const withoutArm = ({ course: { status, randomisedOn } }: Subject): string | null => {
  if (randomisedOn !== null) return null;
  return status === 'screenFailed' ? 'SCREEN FAILURE' : 'NOT ASSIGNED';
};
