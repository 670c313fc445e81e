import { idOf, type Projection } from '@verum/platform/eventsourcing';
import type { MemberEvent } from '../member.events';
import { members } from '../member.state';

export type TokenDocument = Readonly<{
  study: string;
  member: string;
  token: string;
  label: string;
  from: string;
  expires: string;
  issuedAt: string;
  revokedAt: string | null;
}>;

/** Found by the hash of its secret. A hash belongs to whom it was first issued to, whatever is said of it later. */
export const tokenDocuments: Projection<TokenDocument, MemberEvent> = {
  name: 'token',
  version: 1,
  streams: [members],
  key: ({ stream, data }) => ('hash' in data ? data.hash : stream),
  columns: ['study', 'member'],
  evolve: (doc, { type, data, stream, metadata: { study, receivedAt } }) => {
    if (type === 'TokenIssued' && !doc) {
      const { token, label, from, expires } = data;
      return { study, member: idOf(stream), token, label, from, expires, issuedAt: receivedAt, revokedAt: null };
    }
    const own = doc?.member === idOf(stream);
    return type === 'TokenRevoked' && doc && own && !doc.revokedAt ? { ...doc, revokedAt: receivedAt } : doc;
  },
};
