import { command } from '@verum/platform/eventsourcing';
import { ReviewPlannedOtherwise } from '../study.errors';
import type { ReviewPlan } from '../study.events';
import { studies } from '../study.state';

/** A review is planned before it is due, by risk; a plan that changes is another plan, under a name of its own. */
export class PlanReview extends command({
  stream: studies,
  does: 'add',
  may: ['study-builder', 'data-manager'],
  decide: (plan: ReviewPlan, { reviews }) => {
    const planned = reviews.find(({ reviewName }) => reviewName === plan.reviewName);
    if (!planned) return [{ type: 'ReviewPlanned', data: plan }];
    const isSame =
      planned.reviewCovers === plan.reviewCovers && planned.firstDue === plan.firstDue && planned.everyDays === plan.everyDays;
    if (!isSame) throw new ReviewPlannedOtherwise();
    return [];
  },
}) {}
