import { Controller, Get, Query } from '@nestjs/common';
import { inNames } from '@verum/capture/participant';
import { Views, type Scope } from '@verum/platform/eventsourcing';
import { InScope, May, ReadQuery } from '@verum/platform/http';
import { behindRecords } from '../behind-records';
import { inSites } from '../in-sites';
import { refusedCommands } from './refused-commands.projection';

@Controller('api/studies/:study/refusals')
export class RefusedCommandsController {
  constructor(private readonly views: Views) {}

  @Get()
  @May('auditor', 'monitor', 'data-manager', 'administrator')
  read(@InScope() scope: Scope, @Query() query: ReadQuery) {
    const { page, ...next } = behindRecords((reading) => this.views.find(refusedCommands, scope, reading), query);
    return { refusals: page.filter(inSites(this.views, scope)).map(inNames(this.views)), ...next };
  }
}
