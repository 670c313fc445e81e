import { Body, Controller, Param, ParseUUIDPipe, Post } from '@nestjs/common';
import { CommandBus } from '@nestjs/cqrs';
import type { CommandContext } from '@verum/platform/eventsourcing';
import { Context, CorrectingBody, correctingFrom, May } from '@verum/platform/http';
import { CorrectAdverseEvent } from './correct-adverse-event';

@Controller('api/studies/:study/participants/:participant/adverse-events/:adverseEvent/corrections')
export class CorrectAdverseEventController {
  constructor(private readonly commands: CommandBus) {}

  @Post()
  @May(...CorrectAdverseEvent.may)
  correct(@Param('adverseEvent', ParseUUIDPipe) id: string, @Body() body: CorrectingBody, @Context() context: CommandContext) {
    return this.commands.execute(new CorrectAdverseEvent(id, correctingFrom(body), context));
  }
}
