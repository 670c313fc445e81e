import { NotThere } from '@verum/platform/eventsourcing';
import { scenarios } from '@verum/platform/eventsourcing/testing';
import type { MemberEvent } from '../member.events';
import { DeactivateMember } from './deactivate-member';

const { given } = scenarios(DeactivateMember);
const added: MemberEvent = { type: 'MemberAdded', data: { name: 'Ada Example', organisation: 'Site 701' } };
const leaving = { reason: 'Left the site' };
const closed: MemberEvent = { type: 'MemberDeactivated', data: leaving };

describe('deactivate a member', () => {
  it('closes the account, with the reason', () => given(added).when(leaving).then(closed));
  it('changes nothing the second time', () => given(added, closed).when({ reason: 'Again' }).thenNothing());
  it('refuses for nobody', () => given().when(leaving).thenRefuses(NotThere));
});
