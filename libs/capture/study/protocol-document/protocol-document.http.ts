import { Controller, Get, Param, Query } from '@nestjs/common';
import { ROLES } from '@verum/platform/access';
import { NotThere, Views, type Scope } from '@verum/platform/eventsourcing';
import { InScope, May, ReadQuery } from '@verum/platform/http';
import { publishedProtocols } from './protocol-document.projection';

@Controller('api/studies/:study/protocol-versions')
export class ProtocolDocumentController {
  constructor(private readonly views: Views) {}

  @Get()
  @May(...ROLES)
  list(@InScope() scope: Scope, @Query() { limit = 20, ...query }: ReadQuery) {
    const protocols = this.views.find(publishedProtocols, scope, { ...query, limit });
    return { protocols, ...(protocols.length === limit && { next: protocols.at(-1)!.n }) };
  }

  @Get(':version')
  @May(...ROLES)
  read(@InScope() scope: Scope, @Param('version') version: string, @Query() query: ReadQuery) {
    const [doc] = this.views.find(publishedProtocols, { ...scope, version }, query);
    if (!doc) throw new NotThere();
    return doc;
  }
}
