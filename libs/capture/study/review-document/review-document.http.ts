import { Controller, Get, Query } from '@nestjs/common';
import { IsIn } from 'class-validator';
import { ROLES } from '@verum/platform/access';
import { NotThere, Views, type Scope } from '@verum/platform/eventsourcing';
import { Caller, IfSent, InScope, Item, May, ReadQuery } from '@verum/platform/http';
import { daysInclusive } from '@verum/science/dates';
import { reviewDocuments } from './review-document.projection';

class ReviewsQuery extends ReadQuery {
  /** The day that reviews are overdue at: today where it is left out, and the answer prints it. */
  @IfSent() @Item('performedOn') now?: string;
  @IfSent() @IsIn(['true']) overdue?: 'true';
}

@Controller('api/studies/:study/reviews')
export class ReviewDocumentController {
  constructor(private readonly views: Views) {}

  @Get()
  @May(...ROLES)
  list(
    @InScope() scope: Scope,
    @Caller() { receivedAt }: Caller,
    @Query() { now = receivedAt.slice(0, 10), overdue, ...query }: ReviewsQuery,
  ) {
    if (this.views.numberAt(scope.study) === 0) throw new NotThere();
    const reviews = this.views.find(reviewDocuments, scope, query).map((review) => ({
      ...review,
      overdueDays: review.due !== null && review.due < now ? daysInclusive(review.due, now) - 1 : 0,
    }));
    return { now, reviews: overdue ? reviews.filter(({ overdueDays }) => overdueDays > 0) : reviews };
  }
}
