import { Controller, Get, Query } from '@nestjs/common';
import { Views, type Scope } from '@verum/platform/eventsourcing';
import { InScope, May, ReadQuery } from '@verum/platform/http';
import { READERS } from '../participant.state';
import { visitDocuments } from './visit-document.projection';

@Controller('api/studies/:study/participants/:participant/visits')
export class VisitDocumentController {
  constructor(private readonly views: Views) {}

  /** `next` is the `after` of the next page; there is none on the last. */
  @Get()
  @May(...READERS)
  list(@InScope() scope: Scope, @Query() { limit = 100, ...query }: ReadQuery) {
    const visits = this.views.find(visitDocuments, scope, { ...query, limit });
    return { visits, ...(visits.length === limit && { next: visits.at(-1)!.n }) };
  }
}
