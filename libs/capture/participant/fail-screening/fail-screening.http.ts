import { Body, Controller, Post } from '@nestjs/common';
import { CommandBus } from '@nestjs/cqrs';
import type { CommandContext } from '@verum/platform/eventsourcing';
import { Context, May } from '@verum/platform/http';
import { DispositionBody, dispositionFrom } from '../disposition.http';
import { FailScreening } from './fail-screening';

@Controller('api/studies/:study/participants/:participant/screen-failure')
export class FailScreeningController {
  constructor(private readonly commands: CommandBus) {}

  @Post()
  @May(...FailScreening.may)
  fail(@Body() body: DispositionBody, @Context() context: CommandContext) {
    return this.commands.execute(new FailScreening(context.participant!, dispositionFrom(body), context));
  }
}
