import { NotThere, RecordedOtherwise } from '@verum/platform/eventsourcing';
import { scenarios } from '@verum/platform/eventsourcing/testing';
import { ReasonUnfit } from '../course.errors';
import { LocalTimeUnclear } from '../participant.errors';
import { completed, exampleOf, screened, withdrawn } from '../testing';
import { DiscontinueParticipation, type Discontinuing } from './discontinue-participation';

const { given } = scenarios(DiscontinueParticipation);
const left = exampleOf('ParticipationDiscontinued');
const { zone: _, ...data } = left.data;
const taken: Discontinuing = { ...data, DSDECOD: 'LOST TO FOLLOW-UP' };

describe('discontinue a participation', () => {
  it('keeps why and when', () => given(screened).when(taken).then(left));
  it('is taken after a withdrawal', () => given(screened, withdrawn).when(taken).then(left));
  it('changes nothing the second time', () => given(screened, left).when(taken).thenNothing());
  it('refuses another reason', () =>
    given(screened, left)
      .when({ ...taken, DSDECOD: 'ADVERSE EVENT' })
      .thenRefuses(RecordedOtherwise));
  it('refuses who has completed', () => given(screened, completed).when(taken).thenRefuses(RecordedOtherwise));
  it.each(['COMPLETED', 'SCREEN FAILURE'])('refuses %s, which is an act of its own', (DSDECOD) =>
    given(screened)
      .when({ ...taken, DSDECOD: DSDECOD as 'DEATH' })
      .thenRefuses(ReasonUnfit),
  );
  it('R26 refuses a local time that the clocks left out', () =>
    given(screened)
      .when({ ...taken, DSSTDTC: '2026-03-29T02:30' })
      .thenRefuses(LocalTimeUnclear));
  it('finds nobody who was never screened', () => given().when(taken).thenRefuses(NotThere));
});
