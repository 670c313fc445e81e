import type { Projection } from '@verum/platform/eventsourcing';
import type { Envelope } from '@verum/platform/vault';
import type { AllocationEvent, EntryKey } from '../allocation.events';
import { allocations } from '../allocation.state';

export type AllocationEntryDocument = EntryKey & Readonly<{ study: string; stratum: string | null; allocated: Envelope }>;

export const entryDocuments: Projection<AllocationEntryDocument, AllocationEvent> = {
  name: 'allocation-entry',
  version: 1,
  streams: [allocations],
  key: ({ stream, type, data }) =>
    type === 'AllocationEntryLoaded' ? `${stream}/${data.list}/${String(data.listEntry).padStart(6, '0')}` : stream,
  columns: ['study'],
  evolve: (doc, { type, data, metadata: { study } }) => {
    if (type !== 'AllocationEntryLoaded') return doc;
    const { list, listEntry, stratum, allocated } = data;
    return { study, list, listEntry, stratum, allocated: allocated as Envelope }; // a view sees only what was stored
  },
};
