import { idOfParticipant, idOfStudy, type CommandContext } from '@verum/platform/eventsourcing';
import { columnsRead, type Domain } from '../domains';
import type { Step, Target } from '../draft';
import type { Row } from '../row';

export const study = idOfStudy('TINY-1');
export const participant = idOfParticipant(study, 'T-01-1');
export const target: Target = { study, participant, blinded: true, planned: new Set([1, 2]) };

export const row = (domain: Domain, said: Readonly<Record<string, string>>): Row => ({
  ...{ domain, file: `${domain}.csv`, line: 2, digest: '' },
  cells: { ...Object.fromEntries(columnsRead(domain).map((column) => [column, null])), USUBJID: 'T-01-1', ...said },
});

/** What a step sends: the name of each command, the stream's id, what it says. */
export const sentBy = (step: Step | undefined) =>
  step?.drafts.map(({ command }) => {
    const { constructor, id, args } = command({} as CommandContext);
    return [constructor.name, id, args];
  });

export const dm = row('DM', {
  ...{ SUBJID: '1', SITEID: '01', AGE: '40', AGEU: 'YEARS', SEX: 'F', RACE: 'WHITE', COUNTRY: 'DEU' },
  ...{ DMDTC: '2020-01-01', RFSTDTC: '2020-01-08', ARMCD: 'A', ACTARMCD: 'P', DTHFL: 'Y', DTHDTC: '2020-03' },
});
export const visit = { VISITNUM: '2', VISIT: 'BASELINE', SVSTDTC: '2020-01-08' };
export const ending = {
  DSSEQ: '1',
  DSTERM: 'Done',
  DSCAT: 'DISPOSITION EVENT',
  DSSTDTC: '2020-02-01',
  VISITNUM: '2',
  VISIT: 'BASELINE',
};
