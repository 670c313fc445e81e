import { Body, Controller, Post } from '@nestjs/common';
import { CommandBus } from '@nestjs/cqrs';
import type { CommandContext } from '@verum/platform/eventsourcing';
import { Context, Item, May } from '@verum/platform/http';
import type { DataCut } from '../study.events';
import { NameDataCut } from './name-data-cut';

class DataCutBody implements DataCut {
  @Item('cutName') cutName: string;
  @Item('cutDate') cutDate: string;
}

@Controller('api/studies/:study/data-cuts')
export class NameDataCutController {
  constructor(private readonly commands: CommandBus) {}

  @Post()
  @May(...NameDataCut.may)
  name(@Body() body: DataCutBody, @Context() context: CommandContext) {
    return this.commands.execute(new NameDataCut(context.study, body, context));
  }
}
