import { Controller, Get, Query } from '@nestjs/common';
import { PickType } from '@nestjs/swagger';
import { Matches } from 'class-validator';
import { discrepancyDocuments } from '@verum/capture/discrepancy';
import { deviationDocuments, recordTrail } from '@verum/oversight/trail';
import { NotThere, Views } from '@verum/platform/eventsourcing';
import { IfSent, InScope, May, ReadQuery } from '@verum/platform/http';
import { CASEBOOK_READERS } from '../casebook.readers';
import { CasebookReading, type OfParticipant } from '../casebook.reading';
import { dataOf } from '../data';
import { dataLines, datumHistory } from './datum-history';

/** `datum`: stream, record where the stream holds several, item, as a query names its target. */
class HistoryQuery extends PickType(ReadQuery, ['asOf', 'atLeast']) {
  @IfSent() @Matches(/^[A-Za-z]+-[0-9a-f-]{36}\/.{1,250}$/) datum?: string;
}

@Controller('api/studies/:study/participants/:participant/history')
export class DatumHistoryController {
  constructor(private readonly views: Views) {}

  /** The history of one datum; without one, all data of the participant with the value that stands and how many there were. */
  @Get()
  @May(...CASEBOOK_READERS)
  read(@InScope() scope: OfParticipant, @Query() { asOf, datum }: HistoryQuery) {
    const reading = new CasebookReading(this.views, scope, asOf);
    const { recorded } = reading;
    const data = dataOf(recorded);
    if (datum === undefined) return { asOf: reading.asOf, participant: scope.participant, data: dataLines(data) };
    const [trail, discrepancies] = [reading.find(recordTrail), reading.find(discrepancyDocuments)];
    const deviations = reading.find(deviationDocuments);
    const history = datumHistory(datum, data, { asOf: reading.asOf, recorded, trail, discrepancies, deviations });
    if (!history) throw new NotThere();
    return history;
  }
}
