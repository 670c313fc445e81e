import { command } from '@verum/platform/eventsourcing';
import { ReviewedLater, ReviewNotPlanned } from '../study.errors';
import type { Review } from '../study.events';
import { studies } from '../study.state';

/** That a planned review took place, and up to which record it read: the next one goes on from there. */
export class RecordReview extends command({
  stream: studies,
  does: 'add',
  may: ['monitor', 'data-manager', 'medical-monitor', 'investigator'],
  decide: (review: Review, { reviews }) => {
    const planned = reviews.find(({ reviewName }) => reviewName === review.reviewName);
    if (!planned) throw new ReviewNotPlanned();
    const last = planned.performed.at(-1);
    if (last && isSame(last, review)) return [];
    if (last && (review.performedOn < last.performedOn || review.reviewedUpTo < last.reviewedUpTo)) throw new ReviewedLater();
    return [{ type: 'ReviewPerformed', data: review }];
  },
}) {}

const isSame = (one: Review, other: Review): boolean =>
  one.performedOn === other.performedOn && one.reviewedUpTo === other.reviewedUpTo && one.findings === other.findings;
