import type { Catalogue, Event, Stream } from '@verum/platform/eventsourcing';

/** `what` is a path with its ids; `asOf` a record number, or null for what stood at the time. Never a value that was read. */
export type AccessEvent =
  | Event<'UnblindedDataRead', { what: string; asOf: number | null }>
  | Event<'InspectorRead', { what: string; asOf: number | null }>
  | Event<'RecordExported', { what: string; filter: string; count: number; sha256: string }>;

const moment = (asOf: number | null) => (asOf === null ? '' : ` as of record ${asOf}`);
const sha256 = 'ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad';

export const accessEvents: Catalogue<AccessEvent> = {
  UnblindedDataRead: {
    version: 1,
    upcasts: [],
    says: ({ what, asOf }) => `Read unblinded data: ${what}${moment(asOf)}`,
    when: () => null,
    example: { what: 'allocation', asOf: 4711 },
  },
  InspectorRead: {
    version: 1,
    upcasts: [],
    says: ({ what, asOf }) => `Read as an inspector: ${what}${moment(asOf)}`,
    when: () => null,
    example: { what: 'participants/00000000-0000-5000-8000-000000000002/trail', asOf: null },
  },
  RecordExported: {
    version: 1,
    upcasts: [],
    says: ({ what, filter, count, sha256: hash }) =>
      `Exported ${what}${filter === '' ? '' : ` (${filter})`}: ${count} in all, SHA-256 ${hash}`,
    when: () => null,
    example: { what: 'record.ndjson', filter: 'asOf=4711', count: 4711, sha256 },
  },
};

/**
 * Who read and took away what: one stream for each member. Hidden, so that a blinded reader sees no gap where somebody read
 * the arms. Nothing is decided on it.
 */
export const accesses: Stream<null, AccessEvent> = {
  category: 'access',
  catalogue: accessEvents,
  initial: null,
  evolve: () => null,
  hidden: true,
};
