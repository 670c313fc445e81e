import { Body, Controller, Post } from '@nestjs/common';
import { CommandBus } from '@nestjs/cqrs';
import type { CommandContext } from '@verum/platform/eventsourcing';
import { Context, CorrectingBody, correctingFrom, May } from '@verum/platform/http';
import { CorrectParticipant } from './correct-participant';

@Controller('api/studies/:study/participants/:participant/corrections')
export class CorrectParticipantController {
  constructor(private readonly commands: CommandBus) {}

  @Post()
  @May(...CorrectParticipant.may)
  correct(@Body() body: CorrectingBody, @Context() context: CommandContext) {
    return this.commands.execute(new CorrectParticipant(context.participant!, correctingFrom(body), context));
  }
}
