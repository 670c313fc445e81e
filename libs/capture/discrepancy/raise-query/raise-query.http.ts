import { Body, Controller, Post } from '@nestjs/common';
import { CommandBus } from '@nestjs/cqrs';
import { uuid5, type CommandContext } from '@verum/platform/eventsourcing';
import { Context, Item, May, OptionalItem } from '@verum/platform/http';
import type { Term } from '@verum/science/items';
import { RaiseQuery } from './raise-query';

class QueryBody {
  @Item('queryTarget') target: string;
  @OptionalItem('valueWhenRaised') valueWhenRaised?: string;
  @Item('queryText') text: string;
  @Item('queryOrigin') origin: Term<'queryOrigin'>;
  @OptionalItem('queryCheck') check?: string;
  @Item('addressee') addressee: string;
}

@Controller('api/studies/:study/participants/:participant/discrepancies')
export class RaiseQueryController {
  constructor(private readonly commands: CommandBus) {}

  @Post()
  @May(...RaiseQuery.may)
  async raise(@Body() { valueWhenRaised, check, ...body }: QueryBody, @Context() context: CommandContext) {
    const discrepancy = uuid5(context.commandId, 'discrepancy');
    const query = { ...body, valueWhenRaised: valueWhenRaised ?? null, check: check ?? null };
    const answer = await this.commands.execute(new RaiseQuery(discrepancy, query, context));
    return { ...answer, discrepancy };
  }
}
