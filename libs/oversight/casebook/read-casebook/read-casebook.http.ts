import { Controller, Get, Query } from '@nestjs/common';
import { PickType } from '@nestjs/swagger';
import { Views } from '@verum/platform/eventsourcing';
import { InScope, May, ReadQuery } from '@verum/platform/http';
import { CASEBOOK_READERS } from '../casebook.readers';
import { CasebookReading, type OfParticipant } from '../casebook.reading';

class CasebookQuery extends PickType(ReadQuery, ['asOf', 'atLeast']) {}

@Controller('api/studies/:study/participants/:participant/casebook')
export class CasebookController {
  constructor(private readonly views: Views) {}

  /** The same record gives the same bytes. */
  @Get()
  @May(...CASEBOOK_READERS)
  read(@InScope() scope: OfParticipant, @Query() { asOf }: CasebookQuery) {
    return new CasebookReading(this.views, scope, asOf).casebook;
  }
}
