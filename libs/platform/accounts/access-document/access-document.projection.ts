import type { Role } from '@verum/platform/access';
import type { Projection } from '@verum/platform/eventsourcing';
import { accesses, type AccessEvent } from '../access.events';

/** One access as it was kept; `n` is the last record before it, and what a kind does not say is null. */
export type AccessDocument = Readonly<{
  study: string;
  participant: string | null;
  actor: string;
  role: Role;
  organisation: string;
  kind: AccessEvent['type'];
  what: string;
  asOf: number | null;
  filter: string | null;
  count: number | null;
  sha256: string | null;
  receivedAt: string;
  n: number;
  at: string;
}>;

export const accessDocuments: Projection<AccessDocument, AccessEvent> = {
  name: 'access',
  version: 2,
  streams: [accesses],
  key: ({ stream, revision }) => `${stream}@${revision}`,
  columns: ['study', 'actor', 'role', 'kind'],
  evolve: (_, { type: kind, data, n, stream, revision, metadata }) => {
    const { study, participant = null, actor, role, organisation, receivedAt } = metadata;
    const said = { ...NOT_SAID, ...data };
    return { study, participant, actor, role, organisation, kind, ...said, receivedAt, n, at: `${stream}@${revision}` };
  },
};

const NOT_SAID = { asOf: null, filter: null, count: null, sha256: null };
