import { Controller, Get, Query } from '@nestjs/common';
import { PickType } from '@nestjs/swagger';
import { Type } from 'class-transformer';
import { IsInt, Min } from 'class-validator';
import { recordTrail } from '@verum/oversight/trail';
import { Views } from '@verum/platform/eventsourcing';
import { IfSent, InScope, May, ReadQuery } from '@verum/platform/http';
import { CASEBOOK_READERS } from '../casebook.readers';
import { CasebookReading, type OfParticipant } from '../casebook.reading';
import { dataOf } from '../data';
import { playThrough } from './play-through';

/** `from` is the first record that is played. */
class PlayQuery extends PickType(ReadQuery, ['asOf', 'atLeast', 'limit']) {
  @IfSent() @Type(() => Number) @IsInt() @Min(1) from?: number;
}

@Controller('api/studies/:study/participants/:participant/play')
export class PlayThroughController {
  constructor(private readonly views: Views) {}

  /** `next` is the `from` of the next page; there is none on the last. */
  @Get()
  @May(...CASEBOOK_READERS)
  read(@InScope() scope: OfParticipant, @Query() { asOf, from = 1, limit = 50 }: PlayQuery) {
    const reading = new CasebookReading(this.views, scope, asOf);
    const trail = this.views.find(recordTrail, scope, { asOf: reading.asOf, after: from - 1, limit });
    const steps = playThrough(trail, dataOf(reading.recorded));
    return { asOf: reading.asOf, steps, ...(steps.length === limit && { next: steps.at(-1)!.n + 1 }) };
  }
}
