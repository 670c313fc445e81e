import { NotThere, RecordedOtherwise } from '@verum/platform/eventsourcing';
import { scenarios } from '@verum/platform/eventsourcing/testing';
import { NotInScreening } from '../course.errors';
import { LocalTimeUnclear } from '../participant.errors';
import { completed, exampleOf, randomised, screened } from '../testing';
import { FailScreening } from './fail-screening';

const { given } = scenarios(FailScreening);
const failed = exampleOf('ScreeningFailed');
const { DSDECOD: _, zone: __, ...taken } = failed.data;

describe('fail screening', () => {
  it('keeps why and when', () => given(screened).when(taken).then(failed));
  it('changes nothing the second time', () => given(screened, failed).when(taken).thenNothing());
  it('names what differs from what is there', () =>
    given(screened, failed)
      .when({ ...taken, DSTERM: 'Another reason' })
      .thenRefuses(RecordedOtherwise));
  it('refuses who has left already', () => given(screened, completed).when(taken).thenRefuses(RecordedOtherwise));
  it.each([exampleOf('ParticipantEnrolled'), randomised])('refuses who is past screening', (past) =>
    given(screened, past).when(taken).thenRefuses(NotInScreening),
  );
  it('R26 refuses a local time that the clocks left out', () =>
    given(screened)
      .when({ ...taken, DSDTC: '2026-03-29T02:30' })
      .thenRefuses(LocalTimeUnclear));
  it('finds nobody who was never screened', () => given().when(taken).thenRefuses(NotThere));
});
