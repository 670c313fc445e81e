import { Body, Controller, Param, Post } from '@nestjs/common';
import { CommandBus } from '@nestjs/cqrs';
import type { CommandContext } from '@verum/platform/eventsourcing';
import { Context, Item, May } from '@verum/platform/http';
import { RecordReview } from './record-review';

class ReviewBody {
  @Item('performedOn') performedOn: string;
  @Item('reviewedUpTo') reviewedUpTo: number;
  @Item('findings') findings: number;
}

@Controller('api/studies/:study/reviews/:review')
export class RecordReviewController {
  constructor(private readonly commands: CommandBus) {}

  @Post('performed')
  @May(...RecordReview.may)
  record(@Param('review') reviewName: string, @Body() body: ReviewBody, @Context() context: CommandContext) {
    return this.commands.execute(new RecordReview(context.study, { reviewName, ...body }, context));
  }
}
