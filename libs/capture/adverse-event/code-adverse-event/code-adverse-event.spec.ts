import { NotThere } from '@verum/platform/eventsourcing';
import { scenarios } from '@verum/platform/eventsourcing/testing';
import { coded, documentAfter, reported } from '../testing';
import { CodeAdverseEvent } from './code-adverse-event';

const { given } = scenarios(CodeAdverseEvent);
const again = { ...coded.data, dictionaryVersion: '28.0' };

describe('code an adverse event', () => {
  it('keeps the terms from the lowest level to the organ class', () => given(reported).when(coded.data).then(coded));
  it('changes nothing the second time', () => given(reported, coded).when(coded.data).thenNothing());
  it('keeps a coding by another version beside the first, and the last one counts', () => {
    given(reported, coded)
      .when(again)
      .then({ ...coded, data: again });
    expect(documentAfter(reported, coded, { ...coded, data: again })!.coding!.dictionaryVersion).toBe('28.0');
  });
  it('sees that a code alone is another one', () => {
    const other = { ...coded.data, codes: { ...coded.data.codes, AEPTCD: 1 } };
    given(reported, coded)
      .when(other)
      .then({ ...coded, data: other });
  });
  it('leaves the reported term as it was told', () => expect(documentAfter(reported, coded)!.AETERM).toBe(reported.data.AETERM));
  it('R65 is for data managers, who change nothing else', () =>
    expect(CodeAdverseEvent.may).toEqual(['data-manager', 'importer']));
  it('finds no event that was never reported', () => given().when(coded.data).thenRefuses(NotThere));
});
