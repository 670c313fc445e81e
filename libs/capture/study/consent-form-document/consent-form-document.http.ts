import { Controller, Get, Param, Query } from '@nestjs/common';
import { ROLES } from '@verum/platform/access';
import { Views, type Scope } from '@verum/platform/eventsourcing';
import { InScope, May, ReadQuery } from '@verum/platform/http';
import { consentFormDocuments } from './consent-form-document.projection';

@Controller('api/studies/:study/sites/:site/consent-forms')
export class ConsentFormDocumentController {
  constructor(private readonly views: Views) {}

  @Get()
  @May(...ROLES)
  list(@InScope() scope: Scope, @Param('site') site: string, @Query() { limit = 100, ...query }: ReadQuery) {
    const consentForms = this.views.find(consentFormDocuments, { ...scope, site }, { ...query, limit });
    return { consentForms, ...(consentForms.length === limit && { next: consentForms.at(-1)!.n }) };
  }
}
