import type { DemographyTaken } from './demography.events';
import type { Standing } from './standing.state';

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
  /** Of the event that last changed any of it. */
  revision: number;
  n: number;
}>;
