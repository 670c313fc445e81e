import { Controller, Get, Param, Query } from '@nestjs/common';
import { ROLES, type Role } from '@verum/platform/access';
import { NotThere, Views, type Scope } from '@verum/platform/eventsourcing';
import { Caller, InScope, May, ReadQuery, UnblindedWhereGranted } from '@verum/platform/http';
import { isBlinded } from '../protocol.document';
import { publishedProtocols, type PublishedProtocol } from './protocol-document.projection';

@Controller('api/studies/:study/protocol-versions')
export class ProtocolDocumentController {
  constructor(private readonly views: Views) {}

  @Get()
  @May(...ROLES)
  @UnblindedWhereGranted()
  list(@InScope() scope: Scope, @Query() { limit = 20, ...query }: ReadQuery, @Caller() caller: Caller) {
    const found = this.views.find(publishedProtocols, scope, { ...query, limit });
    const protocols = found.map((doc) => shownTo(caller, doc));
    return { protocols, ...(found.length === limit && { next: found.at(-1)!.n }) };
  }

  @Get(':version')
  @May(...ROLES)
  @UnblindedWhereGranted()
  read(@InScope() scope: Scope, @Param('version') version: string, @Query() query: ReadQuery, @Caller() caller: Caller) {
    const [doc] = this.views.find(publishedProtocols, { ...scope, version }, query);
    if (!doc) throw new NotThere();
    return shownTo(caller, doc);
  }
}

const DESIGNERS: readonly Role[] = ['study-builder', 'importer'];

/**
 * The design is public, yet whoever is blinded gets no word of it from here: what no route says, nobody can join with what
 * another one does, and a scan for the arms' names proves it.
 */
const shownTo = ({ role, unblinded }: Caller, doc: PublishedProtocol): Omit<PublishedProtocol, 'arms'> => {
  if (!isBlinded(doc) || unblinded || DESIGNERS.includes(role)) return doc;
  const { arms: _, ...rest } = doc;
  return rest;
};
