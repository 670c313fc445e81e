import { Body, Controller, Param, Post } from '@nestjs/common';
import { CommandBus } from '@nestjs/cqrs';
import type { CommandContext } from '@verum/platform/eventsourcing';
import { Context, Item, May } from '@verum/platform/http';
import { DiscrepancyId } from '../discrepancy-id.pipe';
import { ReopenQuery, type Reopening } from './reopen-query';

class ReopeningBody implements Reopening {
  @Item('reason') reason: string;
}

@Controller('api/studies/:study/participants/:participant/discrepancies/:discrepancy/reopenings')
export class ReopenQueryController {
  constructor(private readonly commands: CommandBus) {}

  @Post()
  @May(...ReopenQuery.may)
  reopen(@Param('discrepancy', DiscrepancyId) id: string, @Body() body: ReopeningBody, @Context() context: CommandContext) {
    return this.commands.execute(new ReopenQuery(id, body, context));
  }
}
