import { Body, Controller, Post } from '@nestjs/common';
import { CommandBus } from '@nestjs/cqrs';
import type { CommandContext } from '@verum/platform/eventsourcing';
import { Context, Item, May, OptionalItem } from '@verum/platform/http';
import { RecordRandomisation } from './record-randomisation';

class RandomisationBody {
  @Item('DSSTDTC') DSSTDTC: string;
  @OptionalItem('stratum') stratum?: string;
}

@Controller('api/studies/:study/participants/:participant/randomisation-milestone')
export class RecordRandomisationController {
  constructor(private readonly commands: CommandBus) {}

  /** Where the act was somebody else's: here, whoever randomises does it through the allocation. */
  @Post()
  @May('importer')
  record(@Body() body: RandomisationBody, @Context() context: CommandContext) {
    return this.commands.execute(
      new RecordRandomisation(context.participant!, { ...body, stratum: body.stratum ?? null }, context),
    );
  }
}
