import { memberDocuments, memberEvents, members } from '@verum/platform/accounts';
import { nameOf, ViewWriter, type Fact } from '@verum/platform/eventsourcing';
import { inNames, participantDocuments, participantEvents, participants } from '.';

const views = new ViewWriter(':memory:', [participantDocuments, memberDocuments]);
afterAll(() => views.close());

const metadata = { study: 's', participant: 'p', receivedAt: '2026-01-01T00:00:00.000Z' };
const told = (stream: string, type: string, data: object) =>
  ({ type, data, stream, revision: 0, n: 1, metadata, says: '', when: null }) as unknown as Fact<any>;

beforeAll(() => {
  views.apply(
    participantDocuments,
    told(nameOf(participants, 'p'), 'ParticipantScreened', participantEvents.ParticipantScreened.example),
  );
  const added = { ...memberEvents.MemberAdded.example, name: 'C. Müller' };
  views.apply(memberDocuments, told(nameOf(members, 'm'), 'MemberAdded', added));
});

describe('R59 beside its ids, a row has', () => {
  const { USUBJID } = participantEvents.ParticipantScreened.example;
  it('the number of the participant and the name of who acted', () =>
    expect(inNames(views)({ n: 7, participant: 'p', actor: 'm' })).toEqual({
      ...{ n: 7, participant: 'p', actor: 'm' },
      ...{ USUBJID, name: 'C. Müller' },
    }));
  it('the id itself, where no account is known: the shell, or a server', () =>
    expect(inNames(views)({ participant: 'p', actor: 'shell' })).toMatchObject({ name: 'shell' }));
  it('no number, where it speaks of none', () =>
    expect(inNames(views)({ participant: null, actor: 'm' })).toMatchObject({ USUBJID: null, name: 'C. Müller' }));
  it('nobody, where nobody acted', () => expect(inNames(views)({ participant: 'p' })).not.toHaveProperty('name'));
});
