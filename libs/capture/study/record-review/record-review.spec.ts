import { scenarios } from '@verum/platform/eventsourcing/testing';
import { ReviewedLater, ReviewNotPlanned } from '../study.errors';
import { studyEvents } from '../study.events';
import { RecordReview } from './record-review';

const { given } = scenarios(RecordReview);
const review = studyEvents.ReviewPerformed.example;
const planned = { type: 'ReviewPlanned', data: studyEvents.ReviewPlanned.example } as const;
const performed = { type: 'ReviewPerformed', data: review } as const;

describe('R27 record a review', () => {
  it('keeps the day, the record it read up to, and how much was found', () => given(planned).when(review).then(performed));
  it('changes nothing the second time', () => given(planned, performed).when(review).thenNothing());
  it('is followed by the next', () => {
    const next = { ...review, performedOn: '2026-03-30', reviewedUpTo: 240 };
    given(planned, performed).when(next).then({ type: 'ReviewPerformed', data: next });
  });
  it('refuses one that nobody planned', () => given().when(review).thenRefuses(ReviewNotPlanned));
  it.each([{ performedOn: '2026-02-26' }, { reviewedUpTo: 119 }])('refuses to go back behind the last: %o', (back) =>
    given(planned, performed)
      .when({ ...review, ...back })
      .thenRefuses(ReviewedLater),
  );
});
