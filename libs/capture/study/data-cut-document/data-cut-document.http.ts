import { Controller, Get, Query } from '@nestjs/common';
import { ROLES } from '@verum/platform/access';
import { Views, type Scope } from '@verum/platform/eventsourcing';
import { InScope, May, ReadQuery } from '@verum/platform/http';
import { dataCutDocuments } from './data-cut-document.projection';

@Controller('api/studies/:study/data-cuts')
export class DataCutDocumentController {
  constructor(private readonly views: Views) {}

  @Get()
  @May(...ROLES)
  list(@InScope() scope: Scope, @Query() { limit = 50, ...query }: ReadQuery) {
    const dataCuts = this.views.find(dataCutDocuments, scope, { ...query, limit });
    return { dataCuts, ...(dataCuts.length === limit && { next: dataCuts.at(-1)!.n }) };
  }
}
