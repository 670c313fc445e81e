import type { Stream } from '@verum/platform/eventsourcing';
import { allocationEvents, type AllocationEvent, type EntryKey } from './allocation.events';

export type Entry = EntryKey & Readonly<{ stratum: string | null; takenBy: string | null }>;

/** Which entries there are and who took which; what an entry says is sealed, so no decision can lean on it. */
export type Allocation = Readonly<{ entries: readonly Entry[]; armsRecorded: readonly string[] }>;

/** One stream for each study, kept out of the record: a blinded reader sees no gap where its events stand. */
export const allocations: Stream<Allocation, AllocationEvent> = {
  category: 'allocation',
  catalogue: allocationEvents,
  initial: { entries: [], armsRecorded: [] },
  hidden: true,
  wholeStudy: true,
  evolve: (allocation, { type, data }) => {
    switch (type) {
      case 'AllocationEntryLoaded': {
        const { list, listEntry, stratum } = data;
        return { ...allocation, entries: [...allocation.entries, { list, listEntry, stratum, takenBy: null }] };
      }
      case 'ParticipantAllocated':
        return { ...allocation, entries: allocation.entries.map((entry) => takenAfter(entry, data)) };
      case 'ArmsRecorded':
        return { ...allocation, armsRecorded: [...allocation.armsRecorded, data.participant] };
    }
  },
};

const takenAfter = (entry: Entry, taken: EntryKey & { participant: string }): Entry =>
  isSameEntry(entry, taken) ? { ...entry, takenBy: taken.participant } : entry;

export const isSameEntry = (one: EntryKey, other: EntryKey): boolean =>
  one.list === other.list && one.listEntry === other.listEntry;
