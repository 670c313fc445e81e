import type { Grant, Person } from '@verum/platform/access';
import { idOf, type Projection } from '@verum/platform/eventsourcing';
import type { MemberEvent } from '../member.events';
import { members } from '../member.state';

/** A grant as it was given. `grantedAt` and `revokedAt` are when the server was told. */
export type GrantKept = Grant & Readonly<{ grant: string; grantedAt: string; revokedAt: string | null }>;

/** An account with all that it was ever granted, so that it answers who could do what on a day. */
export type MemberDocument = Readonly<{
  study: string;
  id: string;
  name: string;
  organisation: string;
  addedAt: string;
  deactivatedAt: string | null;
  grants: readonly GrantKept[];
}>;

export const memberDocuments: Projection<MemberDocument, MemberEvent> = {
  name: 'member',
  version: 1,
  streams: [members],
  key: ({ stream }) => stream,
  columns: ['study', 'id'],
  evolve: (doc, { type, data, stream, metadata: { study, receivedAt } }) => {
    switch (type) {
      case 'MemberAdded':
        return { study, id: idOf(stream), ...data, addedAt: receivedAt, deactivatedAt: null, grants: [] };
      case 'MemberDeactivated':
        return doc && { ...doc, deactivatedAt: receivedAt };
      case 'RoleGranted':
        return doc && { ...doc, grants: [...doc.grants, { ...data, grantedAt: receivedAt, revokedAt: null }] };
      case 'RoleRevoked': {
        const revoked = (each: GrantKept) => (each.grant === data.grant ? { ...each, revokedAt: receivedAt } : each);
        return doc && { ...doc, grants: doc.grants.map(revoked) };
      }
      case 'TokenIssued':
      case 'TokenRevoked':
        return doc;
    }
  },
};

/**
 * The person behind an account: each grant as long as it really held, for `grantsAt` of any day. One that was dated back
 * holds from when it was given; taking it back or closing the account ends it.
 */
export const personOf = ({ id, organisation, deactivatedAt, grants }: MemberDocument): Person => ({
  actor: id,
  organisation,
  grants: grants.map(({ study, role, sites, from, until, unblinded, grantedAt, revokedAt }) => {
    const ends = [until, revokedAt, deactivatedAt].filter((end) => end !== null).sort();
    const held = { from: from < grantedAt ? grantedAt : from, until: ends[0] ?? null };
    return { study, role, sites, ...held, ...(unblinded && { unblinded }) };
  }),
});
