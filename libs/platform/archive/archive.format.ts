import type { Recorded } from '@verum/platform/eventsourcing';

/** An event without the store's own position, which does not outlive a move. */
export type Kept = Omit<Recorded, 'position'>;

/**
 * The first line. It is as long as it is (`HEADER_LENGTH`, filled with spaces), because its counts are known last and
 * written over an empty place.
 */
export type Header = Readonly<{
  verum: 'backup';
  /** Of this format; every later one begins with a line that says so. */
  format: number;
  /** Of the software that made it. */
  release: string;
  madeAt: string;
  categories: readonly string[];
  events: number;
  streams: number;
  /** The newest event of the log when the backup began: nothing acknowledged before is missing. */
  newest: Readonly<{ stream: string; revision: number; id: string }> | null;
}>;

/** The last line. `sha256` goes over all lines of events in their order, each with its line end; `header` over the first line. */
export type Trailer = Readonly<{ end: 'backup'; events: number; sha256: string; header: string }>;

export const FORMAT = 1;
export const HEADER_LENGTH = 2048;

/** Fields in this order, no spaces; data and metadata as the store has them, whose order of fields the views may show. */
export const lineOf = ({ stream, revision, id, type, data, metadata }: Kept): string =>
  `${JSON.stringify({ stream, revision, id, type, data, metadata })}\n`;

export const headerLine = (header: Header): string => `${JSON.stringify(header).padEnd(HEADER_LENGTH - 1)}\n`;
export const trailerLine = (trailer: Trailer): string => `${JSON.stringify(trailer)}\n`;
