import { Body, Controller, Post } from '@nestjs/common';
import { CommandBus } from '@nestjs/cqrs';
import type { CommandContext } from '@verum/platform/eventsourcing';
import { Context, Item, May } from '@verum/platform/http';
import type { Arms } from '../allocation.events';
import { RecordArms } from './record-arms';

class ArmsBody implements Arms {
  @Item('ARMCD') ARMCD: string;
  @Item('ARMCD') ACTARMCD: string;
}

@Controller('api/studies/:study/participants/:participant/arms')
export class RecordArmsController {
  constructor(private readonly commands: CommandBus) {}

  @Post()
  @May(...RecordArms.may)
  record(@Body() { ARMCD, ACTARMCD }: ArmsBody, @Context() context: CommandContext) {
    const arms = { participant: context.participant!, ARMCD, ACTARMCD };
    return this.commands.execute(new RecordArms(context.study, arms, context));
  }
}
