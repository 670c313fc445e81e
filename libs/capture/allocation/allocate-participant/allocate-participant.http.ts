import { Body, Controller, Post } from '@nestjs/common';
import { CommandBus } from '@nestjs/cqrs';
import type { CommandContext } from '@verum/platform/eventsourcing';
import { Context, Item, May, OptionalItem } from '@verum/platform/http';
import { AllocateParticipant } from './allocate-participant';
import { randomisation } from './randomisation';

class RandomisationBody {
  @Item('DSSTDTC') DSSTDTC: string;
  @OptionalItem('stratum') stratum?: string;
}

@Controller('api/studies/:study/participants/:participant/randomisation')
export class AllocateParticipantController {
  constructor(private readonly commands: CommandBus) {}

  /** Answers for the participant's own stream: what the other one says is nothing for a blinded reader. */
  @Post()
  @May(...AllocateParticipant.may)
  async randomise(@Body() { DSSTDTC, stratum }: RandomisationBody, @Context() context: CommandContext) {
    const [allocate, record] = randomisation({ DSSTDTC, stratum: stratum ?? null }, context);
    await this.commands.execute(allocate);
    return this.commands.execute(record);
  }
}
