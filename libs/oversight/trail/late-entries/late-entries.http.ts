import { Controller, Get, Query } from '@nestjs/common';
import { Type } from 'class-transformer';
import { IsInt, Max, Min } from 'class-validator';
import { inNames } from '@verum/capture/participant';
import { Views, type Scope } from '@verum/platform/eventsourcing';
import { IfSent, InScope, May, ReadQuery } from '@verum/platform/http';
import { recordTrail } from '..';

class LateQuery extends ReadQuery {
  @IfSent() @Type(() => Number) @IsInt() @Min(0) @Max(100_000) days?: number;
}

const BY = ['actor', 'role', 'organisation'] as const;

@Controller('api/studies/:study/listings/late-entries')
export class LateEntriesController {
  constructor(private readonly views: Views) {}

  /**
   * What the server got more than `days` days after it happened (R45). The first page counts them by person as well; `next` is the
   * `after` of the next page.
   */
  @Get()
  @May('monitor', 'data-manager', 'auditor')
  read(@InScope() scope: Scope, @Query() { days = 7, limit = 50, ...query }: LateQuery) {
    const late = { ...scope, daysLate: { from: days + 1 } };
    const entries = this.views.find(recordTrail, late, { ...query, limit });
    const named = inNames(this.views);
    const people = query.after === undefined && this.views.count(recordTrail, BY, late, query);
    return {
      days,
      ...(people && { people: people.map(named) }),
      entries: entries.map(named),
      ...(entries.length === limit && { next: entries.at(-1)!.n }),
    };
  }
}
