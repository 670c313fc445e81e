import { Body, Controller, Param, Post } from '@nestjs/common';
import { CommandBus } from '@nestjs/cqrs';
import type { CommandContext } from '@verum/platform/eventsourcing';
import { Context, May, OptionalItem } from '@verum/platform/http';
import { DiscrepancyId } from '../discrepancy-id.pipe';
import { CloseQuery } from './close-query';

class ClosingBody {
  @OptionalItem('reason') reason?: string;
}

@Controller('api/studies/:study/participants/:participant/discrepancies/:discrepancy/closures')
export class CloseQueryController {
  constructor(private readonly commands: CommandBus) {}

  @Post()
  @May(...CloseQuery.may)
  close(@Param('discrepancy', DiscrepancyId) id: string, @Body() body: ClosingBody, @Context() context: CommandContext) {
    return this.commands.execute(new CloseQuery(id, { reason: body.reason ?? null }, context));
  }
}
