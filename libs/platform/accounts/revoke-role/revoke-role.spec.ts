import { NotThere } from '@verum/platform/eventsourcing';
import { scenarios } from '@verum/platform/eventsourcing/testing';
import type { MemberEvent } from '../member.events';
import { RevokeRole } from './revoke-role';

const { given } = scenarios(RevokeRole);
const added: MemberEvent = { type: 'MemberAdded', data: { name: 'Ada Example', organisation: 'Site 701' } };
const granted: MemberEvent = {
  type: 'RoleGranted',
  data: { grant: 'g1', study: 's', role: 'monitor', sites: '*', from: '2026-01-10T08:00:00.000Z', until: null },
};
const revocation = { grant: 'g1', reason: 'Moved to another study' };
const revoked: MemberEvent = { type: 'RoleRevoked', data: revocation };

describe('revoke a role', () => {
  it('R20 keeps the reason', () => given(added, granted).when(revocation).then(revoked));
  it('changes nothing the second time', () => given(added, granted, revoked).when(revocation).thenNothing());
  it('may follow the closing of the account', () =>
    given(added, granted, { type: 'MemberDeactivated', data: { reason: 'r' } })
      .when(revocation)
      .then(revoked));
  it('refuses what was never granted', () => given(added).when(revocation).thenRefuses(NotThere));
  it('refuses for nobody', () => given().when(revocation).thenRefuses(NotThere));
});
