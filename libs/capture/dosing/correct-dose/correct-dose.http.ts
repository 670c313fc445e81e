import { Body, Controller, Post } from '@nestjs/common';
import { CommandBus } from '@nestjs/cqrs';
import type { CommandContext } from '@verum/platform/eventsourcing';
import { Context, CorrectingBody, correctingFrom, May } from '@verum/platform/http';
import { CorrectDose } from './correct-dose';

@Controller('api/studies/:study/participants/:participant/doses/corrections')
export class CorrectDoseController {
  constructor(private readonly commands: CommandBus) {}

  /** `record` is the dose's ECSPID. */
  @Post()
  @May(...CorrectDose.may)
  correct(@Body() body: CorrectingBody, @Context() context: CommandContext) {
    return this.commands.execute(new CorrectDose(context.participant!, correctingFrom(body), context));
  }
}
