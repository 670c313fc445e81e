import { Controller, Get, Param, Query } from '@nestjs/common';
import { IsIn } from 'class-validator';
import { inNames } from '@verum/capture/participant';
import { NotThere, Views, type Scope } from '@verum/platform/eventsourcing';
import { IfSent, InScope, May, OptionalItem, ReadQuery } from '@verum/platform/http';
import { deviationDocuments, type DeviationDocument } from './protocol-deviation.projection';

const STATUSES = ['open', 'assessed', 'superseded'] as const satisfies readonly DeviationDocument['status'][];

/** Not for an efficacy rater: what was found of a dose unblinds. */
const READERS_OF_DEVIATIONS = ['coordinator', 'investigator', 'monitor', 'data-manager', 'medical-monitor', 'auditor'] as const;

class DeviationsQuery extends ReadQuery {
  @IfSent() @IsIn(STATUSES) status?: DeviationDocument['status'];
  @OptionalItem('SITEID') site?: string;
}

@Controller('api/studies/:study')
export class ProtocolDeviationController {
  constructor(private readonly views: Views) {}

  @Get('protocol-deviations')
  @May(...READERS_OF_DEVIATIONS)
  ofStudy(@InScope() scope: Scope, @Query() query: DeviationsQuery) {
    return this.page(scope, query);
  }

  @Get('participants/:participant/protocol-deviations')
  @May(...READERS_OF_DEVIATIONS)
  ofParticipant(@InScope() scope: Scope, @Query() query: DeviationsQuery) {
    return this.page(scope, query);
  }

  @Get('participants/:participant/protocol-deviations/:deviation')
  @May(...READERS_OF_DEVIATIONS)
  read(@InScope() scope: Scope, @Param('deviation') deviation: string, @Query() query: ReadQuery) {
    const [doc] = this.views.find(deviationDocuments, { ...scope, deviation }, query);
    if (!doc) throw new NotThere();
    return doc;
  }

  /** `next` is the `after` of the next page; there is none on the last. */
  private page(scope: Scope, { status, site, limit = 50, ...query }: DeviationsQuery) {
    const deviations = this.views.find(deviationDocuments, { ...scope, status, site }, { ...query, limit });
    return {
      deviations: deviations.map(inNames(this.views)),
      ...(deviations.length === limit && { next: deviations.at(-1)!.n }),
    };
  }
}
