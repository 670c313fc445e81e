import { Controller, Get, Query } from '@nestjs/common';
import { inNames, participantDocuments } from '@verum/capture/participant';
import { Views, type Scope } from '@verum/platform/eventsourcing';
import { InScope, May, ReadQuery } from '@verum/platform/http';
import { behindRecords } from '../behind-records';
import { refusedCommands, type RefusedCommand } from './refused-commands.projection';

@Controller('api/studies/:study/refusals')
export class RefusedCommandsController {
  constructor(private readonly views: Views) {}

  @Get()
  @May('auditor', 'monitor', 'data-manager', 'administrator')
  read(@InScope() scope: Scope, @Query() query: ReadQuery) {
    const { page, ...next } = behindRecords((reading) => this.views.find(refusedCommands, scope, reading), query);
    return { refusals: this.visible(page, scope).map(inNames(this.views)), ...next };
  }

  /** A refusal seldom names a site, but its participant has one. */
  private visible(page: readonly RefusedCommand[], scope: Scope) {
    const isInScope = ({ participant }: RefusedCommand) =>
      participant === null || this.views.find(participantDocuments, { ...scope, participant }).length > 0;
    return scope.sites === '*' ? page : page.filter(isInScope);
  }
}
