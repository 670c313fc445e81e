import { scenarios } from '@verum/platform/eventsourcing/testing';
import { ReviewPlannedOtherwise } from '../study.errors';
import { studyEvents } from '../study.events';
import { PlanReview } from './plan-review';

const { given } = scenarios(PlanReview);
const plan = studyEvents.ReviewPlanned.example;
const planned = { type: 'ReviewPlanned', data: plan } as const;

describe('R27 plan a review', () => {
  it('keeps what it covers, when it is due and how often', () => given().when(plan).then(planned));
  it('changes nothing the second time', () => given(planned).when(plan).thenNothing());
  it('stands beside another', () => {
    const other = { ...plan, reviewName: 'trail-702', everyDays: null };
    given(planned).when(other).then({ type: 'ReviewPlanned', data: other });
  });
  it.each([{ firstDue: '2026-04-01' }, { everyDays: null }, { reviewCovers: 'All' }])('refuses %o under the same name', (other) =>
    given(planned)
      .when({ ...plan, ...other })
      .thenRefuses(ReviewPlannedOtherwise),
  );
});
