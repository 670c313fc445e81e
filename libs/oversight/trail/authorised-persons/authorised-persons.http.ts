import { Controller, Get, Query } from '@nestjs/common';
import { Transform } from 'class-transformer';
import { ValidateBy } from 'class-validator';
import { ACCOUNTS, memberDocuments } from '@verum/platform/accounts';
import { NotThere, Views, type Scope } from '@verum/platform/eventsourcing';
import { IfSent, InScope, May, ReadQuery } from '@verum/platform/http';
import { isDay, isInstant } from '@verum/science/dates';
import { authorisedPersons } from './authorised-persons';

const isUtc = (value: unknown): value is string => isInstant(value) && value.endsWith('Z');
const toTime = ({ value }: { value: string }): string => (isUtc(value) || isDay(value) ? new Date(value).toISOString() : value);
const IsUtc = () =>
  ValidateBy({ name: 'isUtc', validator: { validate: isUtc, defaultMessage: () => '$property must be a day or a UTC time' } });

class AuthorisedQuery extends ReadQuery {
  @IfSent() @Transform(toTime) @IsUtc() on?: string;
}

@Controller('api/studies/:study/listings/authorised-persons')
export class AuthorisedPersonsController {
  constructor(private readonly views: Views) {}

  /**
   * Who could do what at a time, `on` (a day is its first moment, UTC); without it, all rights over time. Accounts stand in no
   * record: `asOf` takes what was known when the record had come so far.
   */
  @Get()
  @May('monitor', 'data-manager', 'auditor', 'administrator')
  read(@InScope() { study, sites }: Scope, @Query() { on, asOf }: AuthorisedQuery) {
    if (this.views.numberAt(study) === 0) throw new NotThere();
    const known = asOf === undefined ? '9999' : typeof asOf === 'string' ? asOf : (this.views.timeAt(study, asOf) ?? '');
    const members = this.views.find(memberDocuments, { study: ACCOUNTS, sites: '*' });
    return { ...(on && { on }), persons: authorisedPersons(members, { study, sites, on, known }) };
  }
}
