import { Body, Controller, Post } from '@nestjs/common';
import { CommandBus } from '@nestjs/cqrs';
import type { CommandContext } from '@verum/platform/eventsourcing';
import { Context, Item, May } from '@verum/platform/http';
import type { Discontinuation } from '../disposition.events';
import { DispositionBody, dispositionFrom } from '../disposition.http';
import { DiscontinueParticipation } from './discontinue-participation';

class DiscontinuationBody extends DispositionBody {
  @Item('completion') DSDECOD: Discontinuation;
}

@Controller('api/studies/:study/participants/:participant/discontinuation')
export class DiscontinueParticipationController {
  constructor(private readonly commands: CommandBus) {}

  @Post()
  @May(...DiscontinueParticipation.may)
  discontinue(@Body() body: DiscontinuationBody, @Context() context: CommandContext) {
    return this.commands.execute(new DiscontinueParticipation(context.participant!, dispositionFrom(body), context));
  }
}
