import type { Consent, MilestoneDocument } from '@verum/capture/participant';
import { inTime } from './in-time';
import { dayFrom, namedIn, type Subject } from './subject';
import { date, domain, float, integer, SUBJECT, text, type RowOf } from './variables';

export const DS = domain('DS', 'Disposition', ['STUDYID', 'USUBJID', 'DSSEQ'], {
  ...SUBJECT,
  DSSEQ: integer('Sequence Number'),
  DSSPID: text('Sponsor-Defined Identifier'),
  DSTERM: text('Reported Term for the Disposition Event'),
  DSDECOD: text('Standardized Disposition Term'),
  DSCAT: text('Category for Disposition Event'),
  VISITNUM: float('Visit Number'),
  VISIT: text('Visit Name'),
  DSDTC: date('Date/Time of Collection'),
  DSSTDTC: date('Start Date/Time of Disposition Event'),
  DSSTDY: integer('Study Day of Start of Disposition Event'),
});

type Happened = Pick<RowOf<typeof DS>, 'DSSPID' | 'DSTERM' | 'DSDECOD' | 'DSCAT' | 'VISITNUM' | 'VISIT' | 'DSDTC' | 'DSSTDTC'>;
type Milestone = Pick<MilestoneDocument, keyof Happened>;

/** The disposition, the milestones that acts imply, and the events that were recorded as such, in the order of time. */
export const dsRows = (subject: Subject, consent: Consent | undefined, recorded: readonly Milestone[]): RowOf<typeof DS>[] => {
  const { course } = subject;
  const happened: Happened[] = [
    ...(consent?.given ?? []).map(({ DSSTDTC }) => milestone('INFORMED CONSENT OBTAINED', DSSTDTC)),
    ...(consent?.withdrawn ?? []).map(({ DSSTDTC }) => milestone('WITHDRAWAL OF CONSENT', DSSTDTC)),
    ...(course.enrolledOn === null ? [] : [milestone('ENTERED INTO TRIAL', course.enrolledOn)]),
    ...(course.randomisedOn === null ? [] : [milestone('RANDOMIZED', course.randomisedOn)]),
    ...dispositionOf(subject),
    ...recorded,
  ];
  return once(happened)
    .toSorted((one, other) => inTime(one.DSSTDTC, other.DSSTDTC))
    .map(({ DSSPID, DSTERM, DSDECOD, DSCAT, VISITNUM, VISIT, DSDTC, DSSTDTC }, place) => ({
      ...namedIn('DS', subject),
      ...{ DSSEQ: place + 1, DSSPID, DSTERM, DSDECOD, DSCAT, VISITNUM, VISIT, DSDTC, DSSTDTC },
      DSSTDY: dayFrom(subject, DSSTDTC),
    }));
};

const milestone = (term: string, DSSTDTC: string): Happened => ({
  ...{ DSTERM: term, DSDECOD: term, DSCAT: 'PROTOCOL MILESTONE', DSSTDTC },
  ...{ DSSPID: null, VISITNUM: null, VISIT: null, DSDTC: null },
});

const dispositionOf = ({ course }: Subject): Happened[] => {
  const { DSTERM, DSDECOD, DSSTDTC, DSDTC, DSVISITNUM, DSVISIT, DSSPID } = course;
  if (DSDECOD === null) return [];
  const known = { DSTERM, DSDECOD, DSSTDTC, DSDTC, DSSPID };
  return [{ ...known, DSCAT: 'DISPOSITION EVENT', VISITNUM: DSVISITNUM, VISIT: DSVISIT }];
};

/** An import may have recorded as an event what an act implies as well: it happened once. */
const once = (happened: readonly Happened[]): Happened[] => [
  ...new Map(happened.map((event) => [`${event.DSDECOD}@${event.DSSTDTC}`, event])).values(),
];
