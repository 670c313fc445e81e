import { Controller, Get, Param, Query } from '@nestjs/common';
import { IsIn } from 'class-validator';
import { NotThere, Views, type Scope } from '@verum/platform/eventsourcing';
import { IfSent, InScope, May, OptionalItem, ReadQuery } from '@verum/platform/http';
import { DiscrepancyId } from '../discrepancy-id.pipe';
import type { QueryStatus } from '../discrepancy.state';
import { discrepancyDocuments } from './discrepancy-document.projection';

const STATUSES = ['open', 'answered', 'closed'] as const satisfies readonly QueryStatus[];

/** Not for an efficacy rater: a query repeats values, and those of a dosing day unblind. */
const READERS_OF_QUERIES = ['coordinator', 'investigator', 'monitor', 'data-manager', 'medical-monitor', 'auditor'] as const;

class DiscrepanciesQuery extends ReadQuery {
  @IfSent() @IsIn(STATUSES) status?: QueryStatus;
  @OptionalItem('SITEID') site?: string;
}

@Controller('api/studies/:study')
export class DiscrepancyDocumentController {
  constructor(private readonly views: Views) {}

  @Get('discrepancies')
  @May(...READERS_OF_QUERIES)
  ofStudy(@InScope() scope: Scope, @Query() query: DiscrepanciesQuery) {
    return this.page(scope, query);
  }

  @Get('participants/:participant/discrepancies')
  @May(...READERS_OF_QUERIES)
  ofParticipant(@InScope() scope: Scope, @Query() query: DiscrepanciesQuery) {
    return this.page(scope, query);
  }

  @Get('participants/:participant/discrepancies/:discrepancy')
  @May(...READERS_OF_QUERIES)
  read(@InScope() scope: Scope, @Param('discrepancy', DiscrepancyId) discrepancy: string, @Query() query: ReadQuery) {
    const [doc] = this.views.find(discrepancyDocuments, { ...scope, discrepancy }, query);
    if (!doc) throw new NotThere();
    return doc;
  }

  /** `next` is the `after` of the next page; there is none on the last. */
  private page(scope: Scope, { status, site, limit = 50, ...query }: DiscrepanciesQuery) {
    const discrepancies = this.views.find(discrepancyDocuments, { ...scope, status, site }, { ...query, limit });
    return { discrepancies, ...(discrepancies.length === limit && { next: discrepancies.at(-1)!.n }) };
  }
}
