import { Body, Controller, Post } from '@nestjs/common';
import { CommandBus } from '@nestjs/cqrs';
import { adverseEventDocuments, adverseEvents } from '@verum/capture/adverse-event';
import { dosings } from '@verum/capture/dosing';
import { participants } from '@verum/capture/participant';
import { categoryOf, idOf, uuid5, Views, type CommandContext, type Scope } from '@verum/platform/eventsourcing';
import { Context, InScope, Item, May, OptionalItem } from '@verum/platform/http';
import type { Term } from '@verum/science/items';
import { TargetUnclear } from '../discrepancy.errors';
import { RaiseQuery } from './raise-query';

export class QueryBody {
  @Item('queryTarget') target: string;
  @OptionalItem('valueWhenRaised') valueWhenRaised?: string;
  @Item('queryText') text: string;
  @Item('queryOrigin') origin: Term<'queryOrigin'>;
  @OptionalItem('queryCheck') check?: string;
  @Item('addressee') addressee: string;
}

@Controller('api/studies/:study/participants/:participant/discrepancies')
export class RaiseQueryController {
  constructor(
    private readonly commands: CommandBus,
    private readonly views: Views,
  ) {}

  @Post()
  @May(...RaiseQuery.may)
  async raise(@Body() body: QueryBody, @InScope() scope: Scope, @Context() context: CommandContext) {
    const [stream] = body.target.split('/') as [string];
    if (!this.isOf(scope, stream)) throw new TargetUnclear();
    const discrepancy = uuid5(context.commandId, 'discrepancy');
    const query = { valueWhenRaised: null, check: null, ...body };
    const answer = await this.commands.execute(new RaiseQuery(discrepancy, query, context));
    return { ...answer, discrepancy };
  }

  /** Asked under one participant about another's datum, a query would be answered by the wrong site. */
  private isOf(scope: Scope, stream: string): boolean {
    const id = idOf(stream);
    switch (categoryOf(stream)) {
      case participants.category:
      case dosings.category:
        return id === scope.participant;
      case adverseEvents.category:
        return this.views.find(adverseEventDocuments, { ...scope, adverseEvent: id }, { limit: 1 }).length > 0;
      default:
        return false;
    }
  }
}
