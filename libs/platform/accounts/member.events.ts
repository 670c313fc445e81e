import type { Grant } from '@verum/platform/access';
import type { Catalogue, Event } from '@verum/platform/eventsourcing';

/** Times are UTC, `2026-01-10T08:00:00.000Z`. Grants and tokens have ids of their own, unique within their member. */
export type MemberEvent =
  | Event<'MemberAdded', { name: string; organisation: string }>
  | Event<'MemberDeactivated', { reason: string }>
  | Event<'RoleGranted', Grant & { grant: string }>
  | Event<'RoleRevoked', { grant: string; reason: string }>
  | Event<'TokenIssued', { token: string; hash: string; label: string; from: string; expires: string }>
  | Event<'TokenRevoked', { token: string; hash: string; reason: string }>;

const hash = 'ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad';
const where = (study: string, sites: Grant['sites']) =>
  `${study === '*' ? 'every study' : `study ${study}`}, ${sites === '*' ? 'all sites' : `site ${sites.join(', ')}`}`;

export const memberEvents: Catalogue<MemberEvent> = {
  MemberAdded: {
    version: 1,
    upcasts: [],
    says: ({ name, organisation }) => `Opened an account for ${name} of ${organisation}`,
    when: () => null,
    example: { name: 'Ada Example', organisation: 'Site 701' },
  },
  MemberDeactivated: {
    version: 1,
    upcasts: [],
    says: ({ reason }) => `Closed the account for good: ${reason}`,
    when: () => null,
    example: { reason: 'Left the site' },
  },
  RoleGranted: {
    version: 1,
    upcasts: [],
    says: ({ role, study, sites, from, until, unblinded }) =>
      `Granted the role ${role}${unblinded ? ', unblinded,' : ''} (${where(study, sites)}) from ${from}${until === null ? '' : ` until ${until}`}`,
    when: () => null,
    example: {
      grant: 'g1',
      study: '00000000-0000-5000-8000-000000000001',
      role: 'coordinator',
      sites: ['701'],
      from: '2026-01-10T08:00:00.000Z',
      until: null,
    },
  },
  RoleRevoked: {
    version: 1,
    upcasts: [],
    says: ({ grant, reason }) => `Took back the grant ${grant}: ${reason}`,
    when: () => null,
    example: { grant: 'g1', reason: 'Moved to another study' },
  },
  TokenIssued: {
    version: 1,
    upcasts: [],
    says: ({ label, expires }) => `Issued the token "${label}", which expires at ${expires}`,
    when: () => null,
    example: { token: 't1', hash, label: 'laptop', from: '2026-01-10T08:00:00.000Z', expires: '2027-01-10T08:00:00.000Z' },
  },
  TokenRevoked: {
    version: 1,
    upcasts: [],
    says: ({ token, reason }) => `Revoked the token ${token}: ${reason}`,
    when: () => null,
    example: { token: 't1', hash, reason: 'Laptop lost' },
  },
};
