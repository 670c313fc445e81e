import { Controller, Get, Param, Query } from '@nestjs/common';
import { ROLES } from '@verum/platform/access';
import { NotThere, Views, type Scope } from '@verum/platform/eventsourcing';
import { InScope, May, ReadQuery } from '@verum/platform/http';
import { siteDocuments } from './site-document.projection';

@Controller('api/studies/:study/sites')
export class SiteDocumentController {
  constructor(private readonly views: Views) {}

  /** `next` is the `after` of the next page; there is none on the last. */
  @Get()
  @May(...ROLES)
  list(@InScope() scope: Scope, @Query() { limit = 100, ...query }: ReadQuery) {
    const sites = this.views.find(siteDocuments, scope, { ...query, limit });
    return { sites, ...(sites.length === limit && { next: sites.at(-1)!.n }) };
  }

  @Get(':site')
  @May(...ROLES)
  read(@InScope() scope: Scope, @Param('site') site: string, @Query() query: ReadQuery) {
    const [doc] = this.views.find(siteDocuments, { ...scope, site }, query);
    if (!doc) throw new NotThere();
    return doc;
  }
}
