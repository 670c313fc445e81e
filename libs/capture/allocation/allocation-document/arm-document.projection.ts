import type { Projection } from '@verum/platform/eventsourcing';
import type { Envelope } from '@verum/platform/vault';
import type { AllocationEvent } from '../allocation.events';
import { allocations } from '../allocation.state';

/** Which entry a participant took, and the arms where they were recorded as such; sealed. `n` is the last record before it. */
export type ArmDocument = Readonly<{
  study: string;
  participant: string;
  site: string;
  list: string | null;
  listEntry: number | null;
  arms: Envelope | null;
  n: number;
}>;

export const armDocuments: Projection<ArmDocument, AllocationEvent> = {
  name: 'arm',
  version: 1,
  streams: [allocations],
  key: ({ stream, type, data }) => (type === 'AllocationEntryLoaded' ? stream : data.participant),
  columns: ['study', 'site', 'participant'],
  evolve: (doc, { type, data, n, metadata: { study, site } }) => {
    if (type === 'AllocationEntryLoaded') return doc;
    const known = doc ?? { study, participant: data.participant, site: site!, list: null, listEntry: null, arms: null };
    return type === 'ParticipantAllocated'
      ? { ...known, list: data.list, listEntry: data.listEntry, n }
      : { ...known, arms: data.arms as Envelope, n }; // a view sees only what was stored
  },
};
