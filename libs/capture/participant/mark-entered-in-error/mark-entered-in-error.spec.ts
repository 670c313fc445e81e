import { NotThere, RecordedOtherwise } from '@verum/platform/eventsourcing';
import { scenarios } from '@verum/platform/eventsourcing/testing';
import { exampleOf, screened } from '../testing';
import { MarkEnteredInError } from './mark-entered-in-error';

const { given } = scenarios(MarkEnteredInError);
const marked = exampleOf('ParticipantEnteredInError');

describe('mark a participant as entered in error', () => {
  it('keeps why', () => given(screened).when(marked.data).then(marked));
  it('changes nothing the second time', () => given(screened, marked).when(marked.data).thenNothing());
  it('refuses another reason', () => given(screened, marked).when({ reason: 'Another' }).thenRefuses(RecordedOtherwise));
  it('asks for the revision that was seen', () => expect(MarkEnteredInError.spec.does).toBe('change'));
  it('finds nobody who was never screened', () => given().when(marked.data).thenRefuses(NotThere));
});
