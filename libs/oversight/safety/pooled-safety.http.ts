import { Controller, Get, Query } from '@nestjs/common';
import { IsIn } from 'class-validator';
import type { Role } from '@verum/platform/access';
import { Views, type Scope } from '@verum/platform/eventsourcing';
import { IfSent, InScope, May } from '@verum/platform/http';
import { bySite } from './tables';
import { adverseEventsFigure, demographyFigure, dispositionFigure, exposureFigure, recordsFigure } from './figures';
import { POOLED } from './counting';
import { AdverseEventsQuery, DemographyQuery, DispositionQuery, ExposureQuery, RecordsQuery } from './safety.queries';
import { SafetyReading } from './safety.reading';

class PooledAdverseEventsQuery extends AdverseEventsQuery {
  @IfSent() @IsIn(['site']) by?: 'site';
}

const READERS: readonly Role[] = [
  ...(['investigator', 'monitor', 'data-manager', 'medical-monitor'] as const),
  ...(['safety-board', 'auditor', 'unblinded-statistician'] as const),
];

/** The open report: all arms together, of the sites of the reader's scope. Nothing here can know an arm. */
@Controller('api/studies/:study/safety')
export class PooledSafetyController {
  constructor(private readonly views: Views) {}

  @Get('adverse-events')
  @May(...READERS)
  adverseEvents(@InScope() scope: Scope, @Query() query: PooledAdverseEventsQuery) {
    const reading = new SafetyReading(this.views, scope, query);
    const { events, answer } = adverseEventsFigure(reading, query, POOLED);
    return { ...answer, ...(query.by === 'site' && { bySite: bySite(reading.persons, events, answer.rows) }) };
  }

  @Get('adverse-events/records')
  @May(...READERS)
  records(@InScope() scope: Scope, @Query() query: RecordsQuery) {
    return recordsFigure(new SafetyReading(this.views, scope, query), query).answer;
  }

  @Get('disposition')
  @May(...READERS)
  disposition(@InScope() scope: Scope, @Query() query: DispositionQuery) {
    return dispositionFigure(new SafetyReading(this.views, scope, query), query, POOLED);
  }

  @Get('demography')
  @May(...READERS)
  demography(@InScope() scope: Scope, @Query() query: DemographyQuery) {
    return demographyFigure(new SafetyReading(this.views, scope, query), query, POOLED);
  }

  @Get('exposure')
  @May(...READERS)
  exposure(@InScope() scope: Scope, @Query() query: ExposureQuery) {
    return exposureFigure(new SafetyReading(this.views, scope, query), query, POOLED).answer;
  }
}
