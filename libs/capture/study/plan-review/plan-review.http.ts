import { Body, Controller, Post } from '@nestjs/common';
import { CommandBus } from '@nestjs/cqrs';
import type { CommandContext } from '@verum/platform/eventsourcing';
import { Context, Item, May, OptionalItem } from '@verum/platform/http';
import { PlanReview } from './plan-review';

class ReviewPlanBody {
  @Item('reviewName') reviewName: string;
  @Item('reviewCovers') reviewCovers: string;
  @Item('firstDue') firstDue: string;
  @OptionalItem('everyDays') everyDays?: number;
}

@Controller('api/studies/:study/reviews')
export class PlanReviewController {
  constructor(private readonly commands: CommandBus) {}

  @Post()
  @May(...PlanReview.may)
  plan(@Body() body: ReviewPlanBody, @Context() context: CommandContext) {
    const plan = { ...body, everyDays: body.everyDays ?? null };
    return this.commands.execute(new PlanReview(context.study, plan, context));
  }
}
