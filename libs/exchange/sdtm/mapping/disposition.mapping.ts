import {
  CompleteParticipation,
  DiscontinueParticipation,
  FailScreening,
  RecordMilestone,
  RecordRandomisation,
  RecordVisit,
  type Discontinuation,
} from '@verum/capture/participant';
import { draft, type Draft, type Step, type Target } from './draft';
import { filled, number, term, text, type Row } from './row';

/** DS that says when somebody was randomised, where the source has it: then DM need not be asked. */
export const isRandomisation = (row: Row): boolean =>
  text(row, 'DSDECOD') === 'RANDOMIZED' && text(row, 'DSCAT') === 'PROTOCOL MILESTONE';

export const dispositionStep = (row: Row, { participant }: Target): Step => {
  const at = filled(row, 'DSSTDTC');
  return { row, at, drafts: [dispositionDraft(row, participant, at)] };
};

const dispositionDraft = (row: Row, participant: string, DSSTDTC: string): Draft => {
  const DSDECOD = filled(row, 'DSDECOD');
  const DSCAT = term<'dispositionCategory'>(row, 'DSCAT')!;
  const taken = {
    DSTERM: filled(row, 'DSTERM'),
    DSSTDTC,
    DSDTC: text(row, 'DSDTC'),
    VISITNUM: number(row, 'VISITNUM'),
    VISIT: text(row, 'VISIT'),
    DSSPID: text(row, 'DSSPID'),
  };
  if (isRandomisation(row)) return draft(RecordRandomisation, participant, { DSSTDTC, stratum: null });
  if (DSCAT !== 'DISPOSITION EVENT') return draft(RecordMilestone, participant, { ...taken, DSDECOD, DSCAT });
  if (DSDECOD === 'COMPLETED') return draft(CompleteParticipation, participant, taken);
  if (DSDECOD === 'SCREEN FAILURE') return draft(FailScreening, participant, taken);
  return draft(DiscontinueParticipation, participant, { ...taken, DSDECOD: DSDECOD as Discontinuation });
};

/** SV. A visit is one of the schedule where TV has its number. */
export const visitStep = (row: Row, { participant, planned }: Target): Step => {
  const VISITNUM = number(row, 'VISITNUM')!;
  const SVSTDTC = text(row, 'SVSTDTC');
  const visit = {
    ...{ VISITNUM, VISIT: filled(row, 'VISIT'), VISITDY: number(row, 'VISITDY'), planned: planned.has(VISITNUM) },
    ...{ SVSTDTC, SVENDTC: text(row, 'SVENDTC'), SVOCCUR: term<'noYes'>(row, 'SVOCCUR') ?? 'Y' },
    ...{ SVREASOC: text(row, 'SVREASOC'), SVUPDES: text(row, 'SVUPDES'), SVCNTMOD: text(row, 'SVCNTMOD') },
  };
  return { row, at: SVSTDTC, drafts: [draft(RecordVisit, participant, visit)] };
};
