import { NotThere, RecordedOtherwise } from '@verum/platform/eventsourcing';
import { scenarios } from '@verum/platform/eventsourcing/testing';
import { LocalTimeUnclear } from '../participant.errors';
import { completed, exampleOf, screened } from '../testing';
import { CompleteParticipation } from './complete-participation';

const { given } = scenarios(CompleteParticipation);
const { DSDECOD: _, zone: __, ...taken } = completed.data;

describe('complete a participation', () => {
  it('keeps when, and at which visit', () => given(screened).when(taken).then(completed));
  it('changes nothing the second time', () => given(screened, completed).when(taken).thenNothing());
  it('refuses another day', () =>
    given(screened, completed)
      .when({ ...taken, DSSTDTC: '2026-07-03' })
      .thenRefuses(RecordedOtherwise));
  it.each([exampleOf('ParticipationDiscontinued'), exampleOf('ScreeningFailed')])('refuses who has left already', (left) =>
    given(screened, left).when(taken).thenRefuses(RecordedOtherwise),
  );
  it('R26 refuses a local time that the clocks left out', () =>
    given(screened)
      .when({ ...taken, DSSTDTC: '2026-03-29T02:30' })
      .thenRefuses(LocalTimeUnclear));
  it('finds nobody who was never screened', () => given().when(taken).thenRefuses(NotThere));
});
