import type { CommandContext } from '@verum/platform/eventsourcing';
import { dm, ending, participant, row, sentBy, target, visit } from './testing/row.fixture';
import { participantSteps } from './participant.mapping';
import type { Row } from './row';

describe('the order in which a participant is sent', () => {
  const namesOf = (rows: readonly Row[]) =>
    participantSteps({ USUBJID: 'T-01-1', dm, rows: [...rows] }, target).flatMap((step) =>
      step.drafts.map(({ command }) => command({} as CommandContext).constructor.name),
    );

  it('is that in which it happened, from the screening to what nobody dated', () =>
    expect(
      namesOf([
        row('DS', { ...ending, DSDECOD: 'COMPLETED' }),
        row('AE', { AESEQ: '1', AETERM: 'UNDATED' }),
        row('AE', { AESEQ: '2', AETERM: 'EARLIER', AESTDTC: '2019' }),
        row('EX', { EXSEQ: '1', EXTRT: 'ACTIVE', EXSTDTC: '2020-01-08' }),
        row('SV', visit),
      ]),
    ).toEqual([
      ...['ScreenParticipant', 'RecordDemography', 'RecordArms', 'ReportAdverseEvent', 'RecordRandomisation'],
      ...['RecordDose', 'RecordProduct', 'RecordVisit', 'CompleteParticipation', 'RecordDeath', 'ReportAdverseEvent'],
    ]));

  it('asks DS for the randomisation where DS has it', () => {
    const randomised = row('DS', { ...ending, DSCAT: 'PROTOCOL MILESTONE', DSDECOD: 'RANDOMIZED', DSSTDTC: '2020-01-07' });
    const steps = participantSteps({ USUBJID: 'T-01-1', dm, rows: [randomised] }, target);
    expect(steps.flatMap(sentBy).filter((sent) => sent?.[0] === 'RecordRandomisation')).toEqual([
      ['RecordRandomisation', participant, { DSSTDTC: '2020-01-07', stratum: null }],
    ]);
  });
});
