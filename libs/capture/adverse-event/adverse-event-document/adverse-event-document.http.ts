import { Controller, Get, Param, ParseUUIDPipe, Query } from '@nestjs/common';
import { IsIn } from 'class-validator';
import { inNames, READERS } from '@verum/capture/participant';
import { NotThere, Views, type Scope } from '@verum/platform/eventsourcing';
import { IfSent, InScope, May, ReadQuery } from '@verum/platform/http';
import { adverseEventDocuments } from './adverse-event-document.projection';

/** What happens on a dosing day tells an efficacy rater who got what. */
const UNTOLD = READERS.filter((role) => role !== 'efficacy-rater');

class AdverseEventsQuery extends ReadQuery {
  @IfSent() @IsIn(['Y', 'N']) flagged?: 'Y' | 'N';
}

@Controller('api/studies/:study')
export class AdverseEventDocumentController {
  constructor(private readonly views: Views) {}

  @Get('adverse-events')
  @May(...UNTOLD)
  ofStudy(@InScope() scope: Scope, @Query() query: AdverseEventsQuery) {
    return this.page(scope, query);
  }

  @Get('participants/:participant/adverse-events')
  @May(...UNTOLD)
  ofParticipant(@InScope() scope: Scope, @Query() query: AdverseEventsQuery) {
    return this.page(scope, query);
  }

  @Get('participants/:participant/adverse-events/:adverseEvent')
  @May(...UNTOLD)
  read(@InScope() scope: Scope, @Param('adverseEvent', ParseUUIDPipe) adverseEvent: string, @Query() query: ReadQuery) {
    const [doc] = this.views.find(adverseEventDocuments, { ...scope, adverseEvent }, query);
    if (!doc) throw new NotThere();
    return doc;
  }

  /** `next` is the `after` of the next page; there is none on the last. */
  private page(scope: Scope, { flagged, limit = 50, ...query }: AdverseEventsQuery) {
    const adverseEvents = this.views.find(adverseEventDocuments, { ...scope, flagged }, { ...query, limit });
    return {
      adverseEvents: adverseEvents.map(inNames(this.views)),
      ...(adverseEvents.length === limit && { next: adverseEvents.at(-1)!.n }),
    };
  }
}
