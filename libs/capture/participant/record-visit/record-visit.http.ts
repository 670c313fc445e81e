import { Body, Controller, Post } from '@nestjs/common';
import { CommandBus } from '@nestjs/cqrs';
import type { CommandContext } from '@verum/platform/eventsourcing';
import { Context, Item, May, OptionalItem } from '@verum/platform/http';
import type { VisitTaken } from '../visit.events';
import { RecordVisit } from './record-visit';

class VisitBody {
  @Item('VISITNUM') VISITNUM: number;
  @Item('VISIT') VISIT: string;
  @OptionalItem('VISITDY') VISITDY?: number;
  @Item('planned') planned: boolean;
  @OptionalItem('SVSTDTC') SVSTDTC?: string;
  @OptionalItem('SVENDTC') SVENDTC?: string;
  @Item('SVOCCUR') SVOCCUR: VisitTaken['SVOCCUR'];
  @OptionalItem('SVREASOC') SVREASOC?: string;
  @OptionalItem('SVUPDES') SVUPDES?: string;
  @OptionalItem('SVCNTMOD') SVCNTMOD?: string;
}

@Controller('api/studies/:study/participants/:participant/visits')
export class RecordVisitController {
  constructor(private readonly commands: CommandBus) {}

  @Post()
  @May(...RecordVisit.may)
  record(@Body() body: VisitBody, @Context() context: CommandContext) {
    return this.commands.execute(new RecordVisit(context.participant!, { ...NOTHING_SAID, ...body }, context));
  }
}

const NOTHING_SAID = { VISITDY: null, SVSTDTC: null, SVENDTC: null, SVREASOC: null, SVUPDES: null, SVCNTMOD: null };
