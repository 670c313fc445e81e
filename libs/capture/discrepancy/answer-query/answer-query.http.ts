import { Body, Controller, Param, Post } from '@nestjs/common';
import { CommandBus } from '@nestjs/cqrs';
import type { CommandContext } from '@verum/platform/eventsourcing';
import { Context, Item, May } from '@verum/platform/http';
import { DiscrepancyId } from '../discrepancy-id.pipe';
import { AnswerQuery, type Answering } from './answer-query';

class AnsweringBody implements Answering {
  @Item('queryAnswer') answer: string;
}

@Controller('api/studies/:study/participants/:participant/discrepancies/:discrepancy/answers')
export class AnswerQueryController {
  constructor(private readonly commands: CommandBus) {}

  @Post()
  @May(...AnswerQuery.may)
  answer(@Param('discrepancy', DiscrepancyId) id: string, @Body() body: AnsweringBody, @Context() context: CommandContext) {
    return this.commands.execute(new AnswerQuery(id, body, context));
  }
}
