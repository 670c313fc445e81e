import type { DatabaseSync } from 'node:sqlite';
import { LOG_START } from './database';
import { labelOf, verified, type Row } from './record';
import { Damaged, type Place } from './refusals';

/** Something in the store that is not as it was written; where no place is named, it is about the file as a whole. */
export interface Fault extends Place {
  readonly what: string;
}

type Walk = (database: DatabaseSync) => Iterable<Fault>;

const structure: Walk = function* (database) {
  for (const row of database.prepare('PRAGMA integrity_check').iterate()) {
    const what = String(row.integrity_check);
    if (what !== 'ok') yield { what: `SQLite: ${what}` };
  }
};

/** In log order: each event begins where the one before it ends. */
const events: Walk = function* (database) {
  const rows = database.prepare(`
    SELECT position, revision, checksum, record, name AS stream
    FROM events LEFT JOIN streams ON streams.id = events.stream ORDER BY position
  `);
  let next = LOG_START;
  for (const row of rows.iterate() as Iterable<unknown> as Iterable<Row & { stream: string | null }>) {
    const { position, revision, stream } = row;
    if (position !== next) yield { position: next, what: `The log has a hole here, up to position ${position}` };
    next = position + row.record.length;
    if (stream === null) yield { position, revision, what: 'The event belongs to no known stream' };
    yield* faultsOf(row, { position, revision, stream: stream ?? undefined });
  }
};

function* faultsOf(row: Row, place: Place): Iterable<Fault> {
  try {
    verified(row, place);
  } catch (error) {
    yield { ...place, what: error instanceof Damaged ? error.what : `the record cannot be read: ${(error as Error).message}` };
  }
}

/** By stream: revisions without a hole, up to the head, and no id twice. */
const streams: Walk = function* (database) {
  const rows = database.prepare('SELECT stream AS id, position, revision, record FROM events ORDER BY stream, revision');
  let current: number | undefined;
  let next = 0;
  let ids = new Set<string>();
  for (const row of rows.iterate() as Iterable<unknown> as Iterable<Row & { id: number }>) {
    if (row.id !== current) [current, next, ids] = [row.id, 0, new Set<string>()];
    const { position, revision } = row;
    const { id, stream } = labelOf(row.record);
    if (revision !== next) yield { position, stream, revision, what: `The stream has a hole: revision ${next} is missing` };
    if (ids.has(id)) yield { position, stream, revision, what: 'The id of this event stands in the stream before' };
    ids.add(id);
    next = revision + 1;
  }
};

const heads: Walk = function* (database) {
  const rows = database.prepare(
    'SELECT name, last, (SELECT max(revision) FROM events WHERE stream = streams.id) AS there FROM streams',
  );
  for (const { name, last, there } of rows.iterate())
    if (last !== there)
      yield {
        stream: String(name),
        revision: Number(there ?? -1),
        what: `The head of the stream says that its last revision is ${last}`,
      };
};

const end: Walk = function* (database) {
  const { next } = database.prepare('SELECT next FROM log').get() ?? {};
  const last = database.prepare('SELECT position + length(record) AS next FROM events ORDER BY position DESC LIMIT 1').get();
  const there = last?.next ?? LOG_START;
  if (next !== there) yield { position: Number(there), what: `The log should end at position ${next}` };
};

export const WALKS: readonly Walk[] = [structure, events, streams, heads, end];
