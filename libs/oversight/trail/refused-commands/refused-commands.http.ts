import { Controller, Get, Query } from '@nestjs/common';
import { participantDocuments } from '@verum/capture/participant';
import { Views, type Reading, type Scope } from '@verum/platform/eventsourcing';
import { InScope, May, ReadQuery } from '@verum/platform/http';
import { refusedCommands, type RefusedCommand } from './refused-commands.projection';

@Controller('api/studies/:study/refusals')
export class RefusedCommandsController {
  constructor(private readonly views: Views) {}

  /** Refusals have no numbers of their own, so a page ends with all of those that stand behind one record. */
  @Get()
  @May('auditor', 'monitor', 'data-manager', 'administrator')
  read(@InScope() scope: Scope, @Query() { limit = 50, after = -1, asOf }: ReadQuery) {
    const page = this.find(scope, { asOf, after, limit });
    if (page.length < limit) return { refusals: this.visible(page, scope) };
    const next = page.at(-1)!.n;
    const whole = [...page.filter(({ n }) => n < next), ...this.find(scope, { asOf: next, after: next - 1 })];
    return { refusals: this.visible(whole, scope), next };
  }

  private find(scope: Scope, reading: Reading) {
    return this.views.find(refusedCommands, scope, reading);
  }

  /** A refusal seldom names a site, but its participant has one. */
  private visible(page: readonly RefusedCommand[], scope: Scope) {
    const isInScope = ({ participant }: RefusedCommand) =>
      participant === null || this.views.find(participantDocuments, { ...scope, participant }).length > 0;
    return scope.sites === '*' ? page : page.filter(isInScope);
  }
}
