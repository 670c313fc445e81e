import type { Catalogue, Entry, Event } from '@verum/platform/eventsourcing';
import { momentIn } from '@verum/science/dates';
import type { Term } from '@verum/science/items';

/** What is taken down of any SDTM DS record: the words that were used, when it was, and at which visit it was learned. */
export type DispositionTaken = Readonly<{
  DSTERM: string;
  DSSTDTC: string;
  DSDTC: string | null;
  VISITNUM: number | null;
  VISIT: string | null;
  DSSPID: string | null;
}>;

/** The one disposition event of a participant; `Reason` is a term of the codelist NCOMPLT. */
export type Disposition<Reason extends string = string> = DispositionTaken & Readonly<{ DSDECOD: Reason; zone: string }>;

/** Why somebody left the study after screening. */
export type Discontinuation = Exclude<Term<'completion'>, 'COMPLETED' | 'SCREEN FAILURE'>;

export type MilestoneTaken = DispositionTaken & Readonly<{ DSDECOD: string; DSCAT: 'PROTOCOL MILESTONE' | 'OTHER EVENT' }>;
export type Milestone = MilestoneTaken & Readonly<{ zone: string }>;

export const recordOfMilestone = ({ DSDECOD, DSSTDTC }: Pick<MilestoneTaken, 'DSDECOD' | 'DSSTDTC'>): string =>
  `${DSDECOD}@${DSSTDTC}`;

export type DispositionEvent =
  | Event<'ScreeningFailed', Disposition<'SCREEN FAILURE'>>
  | Event<'ParticipationCompleted', Disposition<'COMPLETED'>>
  | Event<'ParticipationDiscontinued', Disposition>
  | Event<'MilestoneRecorded', Milestone>
  | Event<'DeathRecorded', { DTHDTC: string; zone: string }>;

const correctable = ['DSTERM', 'DSDECOD', 'DSSTDTC', 'DSDTC', 'VISITNUM', 'VISIT', 'DSSPID'] as const;
const when = ({ DSSTDTC, zone }: Pick<Disposition, 'DSSTDTC' | 'zone'>) => momentIn(zone, DSSTDTC);

const taken: DispositionTaken & Readonly<{ zone: string }> = {
  ...{ DSTERM: 'Protocol completed', DSSTDTC: '2026-07-02', DSDTC: '2026-07-02T11:45' },
  ...{ VISITNUM: 2, VISIT: 'Dosing 1', DSSPID: '8', zone: 'Europe/Berlin' },
};

const disposition = <Reason extends string>(words: string, DSDECOD: Reason, DSTERM: string): Entry<Disposition<Reason>> => ({
  version: 1,
  upcasts: [],
  says: ({ DSTERM, DSDECOD, DSSTDTC }) => `${words} on ${DSSTDTC}: ${DSDECOD} (${DSTERM})`,
  when,
  correctable,
  example: { ...taken, DSTERM, DSDECOD },
});

export const dispositionEvents: Catalogue<DispositionEvent> = {
  ScreeningFailed: disposition('Failed screening', 'SCREEN FAILURE', 'Blood pressure too high'),
  ParticipationCompleted: disposition('Completed the study', 'COMPLETED', 'Protocol completed'),
  ParticipationDiscontinued: disposition<string>('Left the study', 'LOST TO FOLLOW-UP', 'Could not be reached'),
  MilestoneRecorded: {
    version: 1,
    upcasts: [],
    says: ({ DSTERM, DSDECOD, DSSTDTC }) => `Reached ${DSDECOD} on ${DSSTDTC} (${DSTERM})`,
    when,
    example: { ...taken, DSTERM: 'Final lab visit', DSDECOD: 'FINAL LAB VISIT', DSCAT: 'OTHER EVENT' },
  },
  DeathRecorded: {
    version: 1,
    upcasts: [],
    says: ({ DTHDTC }) => `Died on ${DTHDTC}`,
    when: ({ DTHDTC, zone }) => momentIn(zone, DTHDTC),
    correctable: ['DTHDTC'],
    example: { DTHDTC: '2026-05-01', zone: 'Europe/Berlin' },
  },
};
