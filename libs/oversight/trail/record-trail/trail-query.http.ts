import { Transform, Type } from 'class-transformer';
import { IsIn, IsInt, IsString, Matches, Max, MaxLength, Min, ValidateBy } from 'class-validator';
import { ROLES, type Role } from '@verum/platform/access';
import { idOfParticipant, type Reading, type Scope, type Source, type Where } from '@verum/platform/eventsourcing';
import { IfSent, IsPartialDate, OptionalItem, ReadQuery } from '@verum/platform/http';
import { isInstant, daysOf } from '@verum/science/dates';
import { IsItemName, IsName } from '../fields';
import type { TrailEntry } from './record-trail.projection';

const SOURCES = ['ui', 'api', 'cli', 'device', 'import'] as const satisfies readonly Source[];

/** A UTC time in the form that the record keeps; a date, in full or in part, stays as it is. */
const toReceived = ({ value }: { value: string }): string =>
  isInstant(value) && value.endsWith('Z') ? new Date(value).toISOString() : value;
const isReceived = (value: unknown) =>
  typeof value === 'string' && daysOf(value) !== undefined && (value.length <= 10 || /^\d.*Z$/.test(value));
const IsReceived = () =>
  ValidateBy({
    name: 'isReceived',
    validator: { validate: isReceived, defaultMessage: () => '$property must be a UTC time, or a date in full or in part' },
  });

/**
 * What the trail is narrowed by; several narrow it together. `actor` is as entries name it. An event of a partial date counts
 * where it may have happened between `happenedFrom` and `happenedUntil`, both included and as partial. `q` finds the sentences
 * that have all of its words, by their beginnings.
 */
export class TrailQuery extends ReadQuery {
  @IfSent() @IsName() actor?: string;
  @IfSent() @IsIn(ROLES) role?: Role;
  @IfSent() @IsString() @MaxLength(200) organisation?: string;
  @IfSent() @Matches(/^[A-Z][A-Za-z]{1,60}$/) type?: string;
  @OptionalItem('SITEID') site?: string;
  @IfSent() @IsName() participant?: string;
  @IfSent() @Matches(/^[A-Za-z]+-[\w-]{1,100}$/) stream?: string;
  @IfSent() @IsItemName() item?: string;
  @IfSent() @IsIn(SOURCES) source?: Source;
  @IfSent() @IsPartialDate() @MaxLength(10) happenedFrom?: string;
  @IfSent() @IsPartialDate() @MaxLength(10) happenedUntil?: string;
  @IfSent() @Transform(toReceived) @IsReceived() receivedFrom?: string;
  @IfSent() @Transform(toReceived) @IsReceived() receivedUntil?: string;
  @IfSent() @Type(() => Number) @IsInt() @Min(0) @Max(100_000) lateByDays?: number;
  @IfSent() @IsString() @MaxLength(200) q?: string;
  @IfSent() @IsIn(['oldest', 'newest']) order?: 'oldest' | 'newest';
}

/** Behind every finer time that begins so: an end that is given as a day is the whole of it. */
const WHOLE = '\uffff';

/** What the views are asked for. A participant that is named beside the path's own is another one, so that nothing is found. */
export const asked = (scope: Scope, query: TrailQuery): readonly [Where<TrailEntry> & Scope, Reading] => {
  const { actor, role, organisation, type, site, stream, source, lateByDays, limit = 50, after, asOf, order } = query;
  const where = {
    ...{ actor, role, organisation, type, site, stream, source },
    ...(lateByDays !== undefined && { daysLate: { from: lateByDays } }),
    ...happened(query),
    receivedAt: { from: query.receivedFrom, until: query.receivedUntil && query.receivedUntil + WHOLE },
  };
  const words = { says: query.q, items: query.item && [query.item] };
  return [
    { ...scope, ...where, participant: participantOf(scope, query) } as Where<TrailEntry> & Scope,
    { limit, after, asOf, order, words },
  ];
};

/** Nobody, where the query names another one than the path. */
const participantOf = ({ study, participant: path }: Scope, { participant: number }: TrailQuery): string | undefined => {
  const named = number && idOfParticipant(study, number);
  return path && named && path !== named ? '' : (path ?? named);
};

const happened = ({ happenedFrom, happenedUntil }: TrailQuery): Where<TrailEntry> => ({
  latest: { from: happenedFrom && daysOf(happenedFrom)!.from },
  earliest: { until: happenedUntil && daysOf(happenedUntil)!.to },
});
