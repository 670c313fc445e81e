import { Controller, Get, Query } from '@nestjs/common';
import { inNames } from '@verum/capture/participant';
import { idOfParticipant, Views, type Scope } from '@verum/platform/eventsourcing';
import { IfSent, InScope, May, OptionalItem, ReadQuery } from '@verum/platform/http';
import type { Term } from '@verum/science/items';
import { IsItemName, IsName } from '../fields';
import { corrections } from './corrections.projection';

class CorrectionsQuery extends ReadQuery {
  @OptionalItem('SITEID') site?: string;
  @IfSent() @IsName() participant?: string;
  @IfSent() @IsName() actor?: string;
  @IfSent() @IsItemName() item?: string;
  @OptionalItem('correctionReason') reasonCode?: Term<'correctionReason'>;
  @OptionalItem('correctionCause') cause?: Term<'correctionCause'>;
}

@Controller('api/studies/:study/listings/corrections')
export class CorrectionsController {
  constructor(private readonly views: Views) {}

  /** What was corrected behind a record, `after`, with both values and the reason (R28). `next` is the `after` of the next page. */
  @Get()
  @May('monitor', 'data-manager', 'auditor')
  read(@InScope() scope: Scope, @Query() { limit = 50, after, asOf, atLeast: _, ...narrowed }: CorrectionsQuery) {
    const participant = narrowed.participant && idOfParticipant(scope.study, narrowed.participant);
    const found = this.views.find(corrections, { ...scope, ...narrowed, participant }, { limit, after, asOf });
    return { corrections: found.map(inNames(this.views)), ...(found.length === limit && { next: found.at(-1)!.n }) };
  }
}
