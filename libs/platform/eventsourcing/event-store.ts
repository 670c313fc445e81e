import type { Metadata, Revision } from './metadata';

export type Wire = Readonly<{ type: string; data: object; metadata: Metadata }>;
export type Stored = Wire & Readonly<{ id: string }>;

/** `position` is the store's own; it never leaves the process. */
export type Recorded = Stored & Readonly<{ stream: string; revision: Revision; position: bigint }>;

/** The port: libs/platform/eventstoredb is the adapter that ships, the in-memory one is for tests. */
export abstract class EventStore {
  /** The events of a stream from a revision on; none where there is no such stream. */
  abstract read(stream: string, from: Revision): AsyncIterable<Recorded>;
  /** All of them just after `expected`, or WrongRevision. The same ids there already are the same append, done. */
  abstract append(stream: string, expected: Revision, events: readonly Stored[]): Promise<void>;
  /** Every event of these categories after a position, in log order, to the end that the log has now. */
  abstract readAll(categories: readonly string[], after?: bigint): AsyncIterable<Recorded>;
  /** Every event of these categories after a position, then live, in log order, without end. */
  abstract follow(categories: readonly string[], after: bigint | undefined, signal: AbortSignal): AsyncIterable<Recorded>;
  /** The newest event of these categories; undefined in an empty log. Rejects with StoreAway when nobody answers. */
  abstract head(categories: readonly string[]): Promise<Recorded | undefined>;
  /** Lets the connection go. */
  abstract close(): Promise<void>;
}
