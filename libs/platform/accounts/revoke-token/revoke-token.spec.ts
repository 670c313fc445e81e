import { tokenHash } from '@verum/platform/access';
import { NotThere } from '@verum/platform/eventsourcing';
import { scenarios } from '@verum/platform/eventsourcing/testing';
import type { MemberEvent } from '../member.events';
import { RevokeToken } from './revoke-token';

const { given } = scenarios(RevokeToken);
const added: MemberEvent = { type: 'MemberAdded', data: { name: 'Ada Example', organisation: 'Site 701' } };
const hash = tokenHash('a');
const issued: MemberEvent = {
  type: 'TokenIssued',
  data: { token: 't1', hash, label: 'laptop', from: '2026-01-10T08:00:00.000Z', expires: '2027-01-10T08:00:00.000Z' },
};
const revocation = { token: 't1', reason: 'Laptop lost' };
const revoked: MemberEvent = { type: 'TokenRevoked', data: { ...revocation, hash } };

describe('revoke a token', () => {
  it('R20 keeps the reason, and says which secret', () => given(added, issued).when(revocation).then(revoked));
  it('changes nothing the second time', () => given(added, issued, revoked).when(revocation).thenNothing());
  it('refuses one that was never issued', () => given(added).when(revocation).thenRefuses(NotThere));
  it('refuses for nobody', () => given().when(revocation).thenRefuses(NotThere));
});
