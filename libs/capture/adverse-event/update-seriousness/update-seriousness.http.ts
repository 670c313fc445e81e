import { Body, Controller, Param, ParseUUIDPipe, Post } from '@nestjs/common';
import { CommandBus } from '@nestjs/cqrs';
import type { CommandContext } from '@verum/platform/eventsourcing';
import { Context, May } from '@verum/platform/http';
import { SERIOUSNESS, type SeriousnessUpdate } from '../report.events';
import { SeriousnessBody, told } from '../adverse-event.http';
import { UpdateSeriousness } from './update-seriousness';

@Controller('api/studies/:study/participants/:participant/adverse-events/:adverseEvent/seriousness')
export class UpdateSeriousnessController {
  constructor(private readonly commands: CommandBus) {}

  @Post()
  @May(...UpdateSeriousness.may)
  update(@Param('adverseEvent', ParseUUIDPipe) id: string, @Body() body: SeriousnessBody, @Context() context: CommandContext) {
    return this.commands.execute(
      new UpdateSeriousness(id, told<SeriousnessUpdate>([...SERIOUSNESS, 'siteAware'], body), context),
    );
  }
}
