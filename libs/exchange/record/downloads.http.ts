import { Controller, Get, Query } from '@nestjs/common';
import { ApiProduces } from '@nestjs/swagger';
import { Type } from 'class-transformer';
import { IsInt, Matches, Min } from 'class-validator';
import { participantDocuments } from '@verum/capture/participant';
import { studyDocuments } from '@verum/capture/study';
import { EventStore, idOfParticipant, NotThere, Views, type Scope } from '@verum/platform/eventsourcing';
import { Caller, IfSent, InScope, May, Refused, UnblindedWhereGranted } from '@verum/platform/http';
import { fileNameOf } from './casebook-of';
import { Exports } from './exports.http';
import { filterOf, type Range } from './range';
import { recordLines } from './record-lines';
import { trailCsv } from './trail-csv';

class RangeQuery {
  @IfSent() @Type(() => Number) @IsInt() @Min(1) from?: number;
  @IfSent() @Type(() => Number) @IsInt() @Min(1) to?: number;
  @IfSent() @Matches(/^[\p{L}\p{N}][\p{L}\p{N}._-]{0,63}$/u) site?: string;
  @IfSent() @Matches(/^[\p{L}\p{N}][\p{L}\p{N}._-]{0,63}$/u) participant?: string;
  @IfSent() @Matches(/^\w+-[\w-]+@\d+$/) atLeast?: string;
}

/** The record handed over. The same range is the same bytes, whenever and by whichever node it is made. */
@Controller('api/studies/:study/downloads')
export class DownloadsController {
  constructor(
    private readonly exports: Exports,
    private readonly store: EventStore,
    private readonly views: Views,
  ) {}

  /** One event a line, as stored, in canonical JSON (RFC 8785). The filter of the export says where arms are in it. */
  @Get('record.ndjson')
  @ApiProduces('application/x-ndjson')
  @May('auditor', 'data-manager', 'monitor')
  @UnblindedWhereGranted()
  record(@InScope() scope: Scope, @Query() query: RangeQuery, @Caller() caller: Caller) {
    const [range, { unblinded }] = [this.rangeOf(scope, query), caller];
    const { filter, disposition } = this.headOf(range, unblinded ? 'record-unblinded' : 'record', 'ndjson');
    const said = { what: 'record.ndjson', filter: unblinded ? `${filter}&unblinded` : filter };
    const head = { ...said, type: 'application/x-ndjson', disposition };
    return this.exports.answer(recordLines(this.store, range, unblinded), head, caller, range);
  }

  /** The record in plain words, for a spreadsheet: no cell runs as a formula. */
  @Get('trail.csv')
  @ApiProduces('text/csv')
  @May('auditor', 'data-manager', 'monitor')
  trail(@InScope() scope: Scope, @Query() query: RangeQuery, @Caller() caller: Caller) {
    const range = this.rangeOf(scope, query);
    const head = { what: 'trail.csv', type: 'text/csv; charset=utf-8; header=present', ...this.headOf(range, 'trail', 'csv') };
    return this.exports.answer(trailCsv(this.views, range), head, caller, range);
  }

  /** Up to the newest record, where no end was named; the name of the file says which that was. */
  private rangeOf({ study, sites }: Scope, { from = 1, to, site, participant: whose }: RangeQuery): Range {
    const last = this.views.numberAt(study);
    if (last === 0 || (site !== undefined && sites !== '*' && !sites.includes(site))) throw new NotThere();
    const participant = whose === undefined ? {} : { participant: this.mustBeThere({ study, sites }, whose) };
    return { study, sites, ...mustBeIn(last, from, to ?? last), ...(site && { site }), ...participant };
  }

  private mustBeThere({ study, sites }: Scope, whose: string): string {
    const participant = idOfParticipant(study, whose);
    if (this.views.find(participantDocuments, { study, sites, participant }).length === 0) throw new NotThere();
    return participant;
  }

  private headOf(range: Range, what: string, ending: string) {
    const { STUDYID } = this.views.find(studyDocuments, { study: range.study, sites: '*' })[0]!;
    const name = `${fileNameOf(STUDYID, what, range.from, range.to)}.${ending}`;
    return { filter: filterOf(range), disposition: `attachment; filename="${name}"` };
  }
}

const mustBeIn = (last: number, from: number, to: number) => {
  if (from <= to && to <= last) return { from, to };
  throw new Refused(422, 'not-in-the-record', 'A range goes from a record number to the same or a later one that is there.');
};
