import { refusals, type Projection, type RefusalEvent } from '@verum/platform/eventsourcing';

/** What was refused to whom, by which rules and in which fields: never with the values. `n` is the record before it. */
export type RefusedCommand = Readonly<{
  n: number;
  says: string;
  command: string | null;
  target: string | null;
  code: string | null;
  rules: readonly string[];
  fields: readonly string[];
  count: number;
  actor: string;
  role: string | null;
  organisation: string;
  receivedAt: string;
  study: string;
  site: string | null;
  participant: string | null;
  at: string;
}>;

export const refusedCommands: Projection<RefusedCommand, RefusalEvent> = {
  name: 'refused-commands',
  version: 2,
  streams: [refusals],
  key: ({ stream, revision }) => `${stream}@${revision}`,
  columns: ['study', 'site', 'participant'],
  evolve: (_, { type, data, n, says, stream, revision, metadata }) => {
    const { study, site = null, participant = null, actor, role = null, organisation, receivedAt } = metadata;
    const about = type === 'CommandRefused' ? { ...data, count: 1 } : { ...COUNTED, ...data };
    return { n, says, ...about, actor, role, organisation, receivedAt, study, site, participant, at: `${stream}@${revision}` };
  },
};

const COUNTED = { command: null, target: null, code: null, rules: [], fields: [] };
