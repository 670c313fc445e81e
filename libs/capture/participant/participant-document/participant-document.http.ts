import { Controller, Get, Query } from '@nestjs/common';
import { NotThere, Views, type Scope } from '@verum/platform/eventsourcing';
import { InScope, May, OptionalItem, ReadQuery } from '@verum/platform/http';
import { READERS } from '../participant.state';
import { participantDocuments } from '../participant-document.projection';

class ParticipantsQuery extends ReadQuery {
  @OptionalItem('SITEID') site?: string;
}

@Controller('api/studies/:study/participants')
export class ParticipantDocumentController {
  constructor(private readonly views: Views) {}

  /** `next` is the `after` of the next page; there is none on the last. */
  @Get()
  @May(...READERS)
  list(@InScope() scope: Scope, @Query() { site, limit = 50, ...query }: ParticipantsQuery) {
    const participants = this.views.find(participantDocuments, { ...scope, site }, { ...query, limit });
    return { participants, ...(participants.length === limit && { next: participants.at(-1)!.n }) };
  }

  @Get(':participant')
  @May(...READERS)
  read(@InScope() scope: Scope, @Query() query: ReadQuery) {
    const [doc] = this.views.find(participantDocuments, scope, query);
    if (!doc) throw new NotThere();
    return doc;
  }
}
