import type { Catalogue, Event } from '@verum/platform/eventsourcing';
import type { Envelope } from '@verum/platform/vault';

/** Where an entry stands in which list; a list that is not stratified has no strata. */
export type EntryKey = Readonly<{ list: string; listEntry: number }>;
export type Allocated = Readonly<{ ARMCD: string; kit: string | null }>;
/** A list as somebody has it who may see it. */
export type ListedEntry = Allocated & Readonly<{ listEntry: number; stratum: string | null }>;
export type AllocationList = Readonly<{ list: string; entries: readonly ListedEntry[] }>;
/** Planned and actual arm. */
export type Arms = Readonly<{ ARMCD: string; ACTARMCD: string }>;

// What is sealed is plain when decided, and an envelope once stored. Each entry has its own, so that none opens another.
export type AllocationEvent =
  | Event<'AllocationEntryLoaded', EntryKey & { stratum: string | null; allocated: Allocated | Envelope }>
  | Event<'ParticipantAllocated', EntryKey & { participant: string }>
  | Event<'ArmsRecorded', { participant: string; arms: Arms | Envelope }>;

const participant = '00000000-0000-5000-8000-000000000002';

export const allocationEvents: Catalogue<AllocationEvent> = {
  AllocationEntryLoaded: {
    version: 1,
    upcasts: [],
    says: ({ list, listEntry }) => `Loaded entry ${listEntry} of allocation list ${list} (sealed)`,
    when: () => null,
    sealed: { allocated: 'study' },
    example: { list: 'main', listEntry: 1, stratum: '701/severe', allocated: { ARMCD: 'KET', kit: 'K-0042' } },
  },
  ParticipantAllocated: {
    version: 1,
    upcasts: [],
    says: ({ list, listEntry }) => `Allocated the participant to entry ${listEntry} of list ${list}`,
    when: () => null,
    example: { list: 'main', listEntry: 1, participant },
  },
  ArmsRecorded: {
    version: 1,
    upcasts: [],
    says: () => 'Recorded the planned and the actual arm of the participant (sealed)',
    when: () => null,
    sealed: { arms: 'study' },
    example: { participant, arms: { ARMCD: 'KET', ACTARMCD: 'KET' } },
  },
};
