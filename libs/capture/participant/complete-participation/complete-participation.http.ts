import { Body, Controller, Post } from '@nestjs/common';
import { CommandBus } from '@nestjs/cqrs';
import type { CommandContext } from '@verum/platform/eventsourcing';
import { Context, May } from '@verum/platform/http';
import { DispositionBody, dispositionFrom } from '../disposition.http';
import { CompleteParticipation } from './complete-participation';

@Controller('api/studies/:study/participants/:participant/completion')
export class CompleteParticipationController {
  constructor(private readonly commands: CommandBus) {}

  @Post()
  @May(...CompleteParticipation.may)
  complete(@Body() body: DispositionBody, @Context() context: CommandContext) {
    return this.commands.execute(new CompleteParticipation(context.participant!, dispositionFrom(body), context));
  }
}
