import { NotThere, RecordedOtherwise } from '@verum/platform/eventsourcing';
import { scenarios } from '@verum/platform/eventsourcing/testing';
import { CategoryUnfit } from '../course.errors';
import { LocalTimeUnclear } from '../participant.errors';
import { completed, exampleOf, screened, withoutZone } from '../testing';
import { RecordMilestone } from './record-milestone';

const { given } = scenarios(RecordMilestone);
const reached = exampleOf('MilestoneRecorded');
const taken = withoutZone(reached.data);

describe('record a milestone', () => {
  it('keeps it beside the disposition event', () => given(screened, completed).when(taken).then(reached));
  it('changes nothing the second time', () => given(screened, reached).when(taken).thenNothing());
  it('keeps the same one of another day', () => {
    const later = { ...taken, DSSTDTC: '2026-07-09' };
    given(screened, reached)
      .when(later)
      .then({ ...reached, data: { ...later, zone: 'Europe/Berlin' } });
  });
  it('refuses other facts of the same day', () =>
    given(screened, reached)
      .when({ ...taken, VISIT: 'Another' })
      .thenRefuses(RecordedOtherwise));
  it('refuses a disposition event', () =>
    given(screened)
      .when({ ...taken, DSCAT: 'DISPOSITION EVENT' as 'OTHER EVENT' })
      .thenRefuses(CategoryUnfit));
  it('R26 refuses a local time that the clocks left out', () =>
    given(screened)
      .when({ ...taken, DSSTDTC: '2026-03-29T02:30' })
      .thenRefuses(LocalTimeUnclear));
  it('finds nobody who was never screened', () => given().when(taken).thenRefuses(NotThere));
});
