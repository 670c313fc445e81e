import { NotThere } from '@verum/platform/eventsourcing';
import { scenarios } from '@verum/platform/eventsourcing/testing';
import { QueryClosedBefore } from '../discrepancy.errors';
import { answered, closed, raised, reopened } from '../testing';
import { CloseQuery } from './close-query';

const { given } = scenarios(CloseQuery);
const { data: closing } = closed;

describe('close a query', () => {
  it('closes one that is answered', () => given(raised, answered).when(closing).then(closed));
  it('withdraws one that is open', () => given(raised).when(closing).then(closed));
  it('closes one that was reopened', () => given(raised, closed, reopened).when(closing).then(closed));
  it('needs no reason', () => {
    const silent = { type: 'QueryClosed', data: { reason: null } } as const;
    given(raised, answered).when({ reason: null }).then(silent);
    given(raised, answered, silent).when({ reason: null }).thenNothing();
  });
  it('changes nothing the second time', () => given(raised, closed).when(closing).thenNothing());
  it('R07 is never for those at the site', () => {
    expect(CloseQuery.may).toEqual(['monitor', 'data-manager']);
    expect(CloseQuery.may).not.toContain('coordinator');
  });
  it('names the revision that was seen', () => expect(CloseQuery.spec.does).toBe('change'));

  it('refuses to close it again for another reason', () =>
    given(raised, closed).when({ reason: 'Another' }).thenRefuses(QueryClosedBefore));
  it('finds no query that was never raised', () => given().when(closing).thenRefuses(NotThere));
});
