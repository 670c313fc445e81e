import { NotThere } from '@verum/platform/eventsourcing';
import { scenarios } from '@verum/platform/eventsourcing/testing';
import { QueryNotOpen } from '../discrepancy.errors';
import { answered, closed, raised, reopened } from '../testing';
import { AnswerQuery } from './answer-query';

const { given } = scenarios(AnswerQuery);
const { data: answering } = answered;

describe('answer a query', () => {
  it('keeps the answer', () => given(raised).when(answering).then(answered));
  it('answers one that was reopened', () => given(raised, answered, closed, reopened).when(answering).then(answered));
  it('changes nothing the second time', () => given(raised, answered).when(answering).thenNothing());
  it('names the revision that was seen', () => expect(AnswerQuery.spec.does).toBe('change'));

  it('refuses another answer to one that is answered', () =>
    given(raised, answered).when({ answer: 'On second thoughts' }).thenRefuses(QueryNotOpen));
  it('refuses an answer to one that is closed', () => {
    given(raised, closed).when(answering).thenRefuses(QueryNotOpen);
    given(raised, answered, closed).when(answering).thenRefuses(QueryNotOpen);
  });
  it('finds no query that was never raised', () => given().when(answering).thenRefuses(NotThere));
});
