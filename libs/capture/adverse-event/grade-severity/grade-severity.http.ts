import { Body, Controller, Param, ParseUUIDPipe, Post } from '@nestjs/common';
import { CommandBus } from '@nestjs/cqrs';
import type { CommandContext } from '@verum/platform/eventsourcing';
import { Context, May } from '@verum/platform/http';
import { GradingBody, gradingFrom } from '../adverse-event.http';
import { GradeSeverity } from './grade-severity';

@Controller('api/studies/:study/participants/:participant/adverse-events/:adverseEvent/severity')
export class GradeSeverityController {
  constructor(private readonly commands: CommandBus) {}

  @Post()
  @May(...GradeSeverity.may)
  grade(@Param('adverseEvent', ParseUUIDPipe) id: string, @Body() body: GradingBody, @Context() context: CommandContext) {
    return this.commands.execute(new GradeSeverity(id, gradingFrom(body), context));
  }
}
