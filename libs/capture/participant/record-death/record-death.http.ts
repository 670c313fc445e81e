import { Body, Controller, Post } from '@nestjs/common';
import { CommandBus } from '@nestjs/cqrs';
import type { CommandContext } from '@verum/platform/eventsourcing';
import { Context, Item, May } from '@verum/platform/http';
import { RecordDeath } from './record-death';

class DeathBody {
  @Item('DTHDTC') DTHDTC: string;
}

@Controller('api/studies/:study/participants/:participant/death')
export class RecordDeathController {
  constructor(private readonly commands: CommandBus) {}

  @Post()
  @May(...RecordDeath.may)
  record(@Body() body: DeathBody, @Context() context: CommandContext) {
    return this.commands.execute(new RecordDeath(context.participant!, body, context));
  }
}
