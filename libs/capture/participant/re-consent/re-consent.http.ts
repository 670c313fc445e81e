import { Controller, Get, Query } from '@nestjs/common';
import { publishedProtocols, siteDocuments } from '@verum/capture/study';
import { Views, type Scope } from '@verum/platform/eventsourcing';
import { InScope, May, ReadQuery } from '@verum/platform/http';
import { participantDocuments } from '../participant-document.projection';
import { READERS } from '../participant.state';
import { awaitingReConsent } from './re-consent';

@Controller('api/studies/:study/re-consent')
export class ReConsentController {
  constructor(private readonly views: Views) {}

  /** Looks through `limit` participants at a time: a page may be empty and still have a next one. */
  @Get()
  @May(...READERS)
  list(@InScope() scope: Scope, @Query() { limit = 200, after, ...query }: ReadQuery) {
    const participants = this.views.find(participantDocuments, scope, { ...query, limit, after });
    const [sites, protocols] = [this.views.find(siteDocuments, scope, query), this.views.find(publishedProtocols, scope, query)];
    const awaiting = awaitingReConsent(participants, sites, protocols);
    return { awaiting, ...(participants.length === limit && { next: participants.at(-1)!.n }) };
  }
}
