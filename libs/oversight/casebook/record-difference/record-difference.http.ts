import { Controller, Get, Query } from '@nestjs/common';
import { PickType } from '@nestjs/swagger';
import { Type } from 'class-transformer';
import { IsInt, Max, Min } from 'class-validator';
import { recordTrail } from '@verum/oversight/trail';
import { NotThere, Views, type Scope } from '@verum/platform/eventsourcing';
import { IfSent, InScope, May, ReadQuery } from '@verum/platform/http';
import { RangeReversed } from '../casebook.errors';
import { CASEBOOK_READERS } from '../casebook.readers';
import { CasebookReading, type OfParticipant } from '../casebook.reading';
import { recordedData } from '../recorded-data.projection';
import { causeIn, recordDifference } from './record-difference';

/** Two record numbers; without `to`, up to the last. */
class DifferenceQuery extends PickType(ReadQuery, ['atLeast']) {
  @Type(() => Number) @IsInt() @Min(0) from: number;
  @IfSent() @Type(() => Number) @IsInt() @Min(0) to?: number;
}
/** `limit` counts the records that are looked through. */
class StudyDifferenceQuery extends DifferenceQuery {
  @IfSent() @Type(() => Number) @IsInt() @Min(0) after?: number;
  @IfSent() @Type(() => Number) @IsInt() @Min(1) @Max(100) limit?: number;
}

@Controller('api/studies/:study')
export class RecordDifferenceController {
  constructor(private readonly views: Views) {}

  @Get('participants/:participant/difference')
  @May(...CASEBOOK_READERS)
  ofParticipant(@InScope() scope: OfParticipant, @Query() query: DifferenceQuery) {
    const [from, to] = this.range(scope, query);
    return { from, to, ...this.between(scope, from, to) };
  }

  /**
   * Every participant whose record moved, each on the page of the first of those records, with the whole difference; `ofStudy` are
   * the records of the study itself. A page may be empty and still have a next one: `next` is its `after`.
   */
  @Get('difference')
  @May('monitor', 'data-manager', 'medical-monitor', 'auditor')
  ofStudy(@InScope() scope: Scope, @Query() { after, limit = 50, ...query }: StudyDifferenceQuery) {
    const [from, to] = this.range(scope, query);
    const page = this.views.find(recordTrail, scope, { asOf: to, after: Math.max(after ?? from, from), limit });
    const firsts = [...Map.groupBy(page, ({ participant }) => participant)].map(
      ([whose, entries]) => [whose, entries[0]!.n] as const,
    );
    const participants = firsts
      .filter((first): first is readonly [string, number] => first[0] !== null)
      .filter(([participant, n]) => !this.hasMoved({ ...scope, participant }, from, n - 1))
      .map(([participant]) => ({ participant, ...this.between({ ...scope, participant }, from, to) }));
    const ofStudy = page.filter(({ participant }) => participant === null).map(causeIn);
    return { from, to, participants, ofStudy, ...(page.length === limit && { next: page.at(-1)!.n }) };
  }

  /** Throws NotThere for a study without a record. */
  private range({ study }: Scope, { from, to }: DifferenceQuery): readonly [number, number] {
    const last = this.views.numberAt(study, to);
    if (last === 0) throw new NotThere();
    if (from > last) throw new RangeReversed();
    return [from, last];
  }

  private between(scope: OfParticipant, from: number, to: number) {
    const reading = new CasebookReading(this.views, scope, to);
    const trail = this.views.find(recordTrail, scope, { asOf: to, after: from });
    return recordDifference(reading.recorded, trail, [from, to]);
  }

  private hasMoved(scope: OfParticipant, from: number, to: number): boolean {
    return this.views.find(recordedData, scope, { after: from, asOf: to, limit: 1 }).length > 0;
  }
}
