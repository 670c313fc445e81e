import { Body, Controller, Param, ParseUUIDPipe, Post } from '@nestjs/common';
import { CommandBus } from '@nestjs/cqrs';
import type { CommandContext } from '@verum/platform/eventsourcing';
import { Context, Item, May, OptionalItem } from '@verum/platform/http';
import type { Term } from '@verum/science/items';
import type { Ending } from '../report.events';
import { told } from '../adverse-event.http';
import { ResolveAdverseEvent } from './resolve-adverse-event';

class ResolutionBody {
  @Item('AEOUT') AEOUT: Term<'outcome'>;
  @OptionalItem('AEENDTC') AEENDTC?: string;
  @OptionalItem('AEENRTPT') AEENRTPT?: Term<'relation'>;
  @OptionalItem('AEENTPT') AEENTPT?: string;
}

@Controller('api/studies/:study/participants/:participant/adverse-events/:adverseEvent/resolution')
export class ResolveAdverseEventController {
  constructor(private readonly commands: CommandBus) {}

  @Post()
  @May(...ResolveAdverseEvent.may)
  resolve(@Param('adverseEvent', ParseUUIDPipe) id: string, @Body() body: ResolutionBody, @Context() context: CommandContext) {
    return this.commands.execute(
      new ResolveAdverseEvent(id, told<Ending>(['AEOUT', 'AEENDTC', 'AEENRTPT', 'AEENTPT'], body), context),
    );
  }
}
