import { NotThere } from '@verum/platform/eventsourcing';
import { scenarios } from '@verum/platform/eventsourcing/testing';
import { NothingToRecord } from '../participant.errors';
import { participantEvents } from '../participant.events';
import { screened } from '../testing';
import { RecordIdentity } from './record-identity';

const { given } = scenarios(RecordIdentity);
const identity = participantEvents.IdentityRecorded.example;
const nothing = { name: null, contact: null, BRTHDTC: null };

describe('record an identity', () => {
  it('keeps what is known of the person', () =>
    given(screened).when(identity).then({ type: 'IdentityRecorded', data: identity }));
  it('keeps a part', () => {
    const part = { ...nothing, contact: '+49 30 111111' };
    given(screened).when(part).then({ type: 'IdentityRecorded', data: part });
  });
  it('refuses nothing at all', () => given(screened).when(nothing).thenRefuses(NothingToRecord));
  it('finds nobody who was never screened', () => given().when(identity).thenRefuses(NotThere));
  it('asks for the revision that was seen, because what is sealed cannot be compared', () =>
    expect(RecordIdentity.spec.does).toBe('change'));
});
