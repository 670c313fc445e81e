import { Controller, Get, Query } from '@nestjs/common';
import { ROLES } from '@verum/platform/access';
import { NotThere, Views, type Scope } from '@verum/platform/eventsourcing';
import { Caller, InScope, May, ReadQuery } from '@verum/platform/http';
import { studyDocuments } from './study-document.projection';

@Controller('api/studies')
export class StudyDocumentController {
  constructor(private readonly views: Views) {}

  /** Those that the caller has a grant for. */
  @Get()
  @May(...ROLES)
  list(@Caller() { person: { grants }, receivedAt: now }: Caller) {
    const inForce = grants.filter(({ from, until }) => from <= now && (until === null || now < until));
    const granted = new Set(inForce.map(({ study }) => study));
    const looked = granted.has('*') ? ['*'] : [...granted];
    return { studies: looked.flatMap((study) => this.views.find(studyDocuments, { study, sites: '*' })) };
  }

  @Get(':study')
  @May(...ROLES)
  read(@InScope() scope: Scope, @Query() query: ReadQuery) {
    const [doc] = this.views.find(studyDocuments, scope, query);
    if (!doc) throw new NotThere();
    return doc;
  }
}
