import { Body, Controller, Post } from '@nestjs/common';
import { CommandBus } from '@nestjs/cqrs';
import type { CommandContext } from '@verum/platform/eventsourcing';
import { Context, Item, May, OptionalItem } from '@verum/platform/http';
import { RecordCharacteristic } from './record-characteristic';

class CharacteristicBody {
  @Item('SCTESTCD') SCTESTCD: string;
  @Item('SCTEST') SCTEST: string;
  @Item('SCORRES') SCORRES: string;
  @OptionalItem('SCORRESU') SCORRESU?: string;
  @OptionalItem('SCDTC') SCDTC?: string;
}

@Controller('api/studies/:study/participants/:participant/characteristics')
export class RecordCharacteristicController {
  constructor(private readonly commands: CommandBus) {}

  @Post()
  @May(...RecordCharacteristic.may)
  record(@Body() body: CharacteristicBody, @Context() context: CommandContext) {
    return this.commands.execute(
      new RecordCharacteristic(
        context.participant!,
        { ...body, SCORRESU: body.SCORRESU ?? null, SCDTC: body.SCDTC ?? null },
        context,
      ),
    );
  }
}
