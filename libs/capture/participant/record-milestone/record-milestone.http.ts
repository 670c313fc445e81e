import { Body, Controller, Post } from '@nestjs/common';
import { CommandBus } from '@nestjs/cqrs';
import type { CommandContext } from '@verum/platform/eventsourcing';
import { Context, Item, May } from '@verum/platform/http';
import type { MilestoneTaken } from '../disposition.events';
import { DispositionBody, dispositionFrom } from '../disposition.http';
import { RecordMilestone } from './record-milestone';

class MilestoneBody extends DispositionBody {
  @Item('milestone') DSDECOD: string;
  @Item('DSCAT') DSCAT: MilestoneTaken['DSCAT'];
}

@Controller('api/studies/:study/participants/:participant/milestones')
export class RecordMilestoneController {
  constructor(private readonly commands: CommandBus) {}

  @Post()
  @May(...RecordMilestone.may)
  record(@Body() body: MilestoneBody, @Context() context: CommandContext) {
    return this.commands.execute(new RecordMilestone(context.participant!, dispositionFrom(body), context));
  }
}
