import { Controller, Get, Query } from '@nestjs/common';
import { IsIn } from 'class-validator';
import { inNames } from '@verum/capture/participant';
import { accessDocuments, type AccessDocument } from '@verum/platform/accounts';
import { NotThere, Views, type Scope } from '@verum/platform/eventsourcing';
import { IfSent, InScope, May, ReadQuery } from '@verum/platform/http';
import { behindRecords } from '../behind-records';
import { IsName } from '../fields';

const KINDS = ['UnblindedDataRead', 'RecordExported', 'InspectorRead'] as const satisfies readonly AccessDocument['kind'][];

class AccessesQuery extends ReadQuery {
  @IfSent() @IsIn(KINDS) kind?: AccessDocument['kind'];
  @IfSent() @IsName() actor?: string;
}

@Controller('api/studies/:study/listings/accesses')
export class KeptAccessesController {
  constructor(private readonly views: Views) {}

  /** Who read unblinded data, made an export (with its filter, count and SHA-256) or inspected (R46, R49, R58). */
  @Get()
  @May('auditor', 'administrator')
  read(@InScope() scope: Scope, @Query() { kind, actor, ...query }: AccessesQuery) {
    if (this.views.numberAt(scope.study) === 0) throw new NotThere();
    const where = { ...scope, kind, actor };
    const { page, ...next } = behindRecords((reading) => this.views.find(accessDocuments, where, reading), query);
    return { accesses: page.map(inNames(this.views)), ...next };
  }
}
