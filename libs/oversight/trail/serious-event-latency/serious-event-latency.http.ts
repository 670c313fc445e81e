import { Controller, Get, Query } from '@nestjs/common';
import { inNames } from '@verum/capture/participant';
import { Views, type Scope } from '@verum/platform/eventsourcing';
import { InScope, May, ReadQuery } from '@verum/platform/http';
import { latencyOf } from './serious-event-latency';
import { seriousReports } from './serious-report.projection';

@Controller('api/studies/:study/listings/serious-event-latency')
export class SeriousEventLatencyController {
  constructor(private readonly views: Views) {}

  /** Serious events with the hours from the site's awareness to the sponsor's receipt. `next` is the `after` of the next page. */
  @Get()
  @May('investigator', 'monitor', 'data-manager', 'medical-monitor', 'auditor')
  read(@InScope() scope: Scope, @Query() { limit = 50, after, asOf }: ReadQuery) {
    const serious = this.views.find(seriousReports, { ...scope, AESER: 'Y' }, { limit, after, asOf });
    return {
      adverseEvents: serious.map(latencyOf).map(inNames(this.views)),
      ...(serious.length === limit && { next: serious.at(-1)!.n }),
    };
  }
}
