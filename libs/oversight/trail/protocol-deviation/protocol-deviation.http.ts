import { Controller, Get, Query } from '@nestjs/common';
import { Views, type Scope } from '@verum/platform/eventsourcing';
import { InScope, May, ReadQuery } from '@verum/platform/http';
import { READERS } from '@verum/capture/participant';
import { deviationDocuments } from './protocol-deviation.projection';

@Controller('api/studies/:study')
export class ProtocolDeviationController {
  constructor(private readonly views: Views) {}

  @Get('protocol-deviations')
  @May(...READERS)
  ofStudy(@InScope() scope: Scope, @Query() query: ReadQuery) {
    return this.page(scope, query);
  }

  @Get('participants/:participant/protocol-deviations')
  @May(...READERS)
  ofParticipant(@InScope() scope: Scope, @Query() query: ReadQuery) {
    return this.page(scope, query);
  }

  private page(scope: Scope, { limit = 50, ...query }: ReadQuery) {
    const deviations = this.views.find(deviationDocuments, scope, { ...query, limit });
    return { deviations, ...(deviations.length === limit && { next: deviations.at(-1)!.n }) };
  }
}
