import { Controller, Get, Query } from '@nestjs/common';
import { IsIn } from 'class-validator';
import { inNames } from '@verum/capture/participant';
import { accessDocuments, type AccessDocument } from '@verum/platform/accounts';
import { NotThere, Views, type Scope, type Where } from '@verum/platform/eventsourcing';
import { IfSent, InScope, May, ReadQuery } from '@verum/platform/http';
import { behindRecords } from '../behind-records';
import { IsName } from '../fields';
import { inSites } from '../in-sites';

/** What an inspector read is an inspection whatever it was, so those of unblinded data are there twice. */
const KINDS = {
  'unblinded-reads': { kind: 'UnblindedDataRead' },
  exports: { kind: 'RecordExported' },
  inspections: { role: 'inspector' },
} as const satisfies Record<string, Where<AccessDocument>>;

class AccessesQuery extends ReadQuery {
  @IfSent() @IsIn(Object.keys(KINDS)) of?: keyof typeof KINDS;
  @IfSent() @IsName() actor?: string;
}

@Controller('api/studies/:study/listings/accesses')
export class KeptAccessesController {
  constructor(private readonly views: Views) {}

  /**
   * Who read unblinded data, made an export (with its filter, count and SHA-256) or inspected (R46, R49, R58), as of any record:
   * all, or `of` one of these.
   */
  @Get()
  @May('auditor', 'administrator')
  read(@InScope() scope: Scope, @Query() { of, actor, ...query }: AccessesQuery) {
    if (this.views.numberAt(scope.study) === 0) throw new NotThere();
    const where = { ...scope, actor, ...(of && KINDS[of]) };
    const { page, ...next } = behindRecords((reading) => this.views.find(accessDocuments, where, reading), query);
    return { accesses: page.filter(inSites(this.views, scope)).map(inNames(this.views)), ...next };
  }
}
