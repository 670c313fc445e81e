import { NotThere } from '@verum/platform/eventsourcing';
import { scenarios } from '@verum/platform/eventsourcing/testing';
import { QueryNotClosed } from '../discrepancy.errors';
import { answered, closed, raised, reopened } from '../testing';
import { ReopenQuery } from './reopen-query';

const { given } = scenarios(ReopenQuery);
const { data: reopening } = reopened;

describe('reopen a query', () => {
  it('opens one that is closed', () => given(raised, answered, closed).when(reopening).then(reopened));
  it('opens one that is closed again', () => given(raised, closed, reopened, answered, closed).when(reopening).then(reopened));
  it('changes nothing the second time', () => given(raised, closed, reopened).when(reopening).thenNothing());
  it('is for those who review data', () => expect(ReopenQuery.may).toEqual(['monitor', 'data-manager']));
  it('names the revision that was seen', () => expect(ReopenQuery.spec.does).toBe('change'));

  it('refuses one that is open or answered', () => {
    given(raised).when(reopening).thenRefuses(QueryNotClosed);
    given(raised, answered).when(reopening).thenRefuses(QueryNotClosed);
    given(raised, closed, reopened).when({ reason: 'Another' }).thenRefuses(QueryNotClosed);
  });
  it('finds no query that was never raised', () => given().when(reopening).thenRefuses(NotThere));
});
