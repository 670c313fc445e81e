import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';

export const fileOf = (folder: string): string => join(folder, 'events.db');

const FORMAT = 1;
/** "vrmE": tells this file from any other SQLite file. */
const APPLICATION = 0x76726d45;
/** Not 0: clients take position 0 for "before the first event". */
export const LOG_START = 1;
/** Small: what is read again stands in the cache of the system anyway. */
const CACHE_KIB = 4 * 1024;

// `streams.last` is each stream's last revision and `log.next` the position after the last event: with them, start-up and
// memory do not grow with the log, and a lost tail shows.
const SCHEMA = `
  CREATE TABLE streams (id INTEGER PRIMARY KEY, name TEXT NOT NULL UNIQUE, last INTEGER NOT NULL) STRICT;
  CREATE TABLE events (
    position INTEGER PRIMARY KEY,
    stream INTEGER NOT NULL,
    revision INTEGER NOT NULL,
    checksum INTEGER NOT NULL,
    record BLOB NOT NULL,
    UNIQUE (stream, revision)
  ) STRICT;
  CREATE TABLE log (next INTEGER NOT NULL) STRICT;
  INSERT INTO log VALUES (${LOG_START});
  PRAGMA application_id = ${APPLICATION};
  PRAGMA user_version = ${FORMAT};
`;

/** The one connection that writes; creates the store where there is none. */
export function openForWriting(folder: string): DatabaseSync {
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  const database = new DatabaseSync(fileOf(folder));
  database.exec('PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL');
  // We checkpoint ourselves: SQLite would pass over a failed fsync of its own checkpoint in silence.
  database.exec(`PRAGMA wal_autocheckpoint = 0; PRAGMA cache_size = -${CACHE_KIB}`);
  const empty = pragma(database, 'user_version') === 0 && count(database) === 0;
  if (empty) database.exec(`BEGIN IMMEDIATE; ${SCHEMA} COMMIT`);
  assertDurable(database);
  assertOurs(database);
  return database;
}

export function openForReading(folder: string): DatabaseSync {
  const database = new DatabaseSync(fileOf(folder), { readOnly: true });
  database.exec(`PRAGMA cache_size = -${CACHE_KIB}`);
  assertOurs(database);
  return database;
}

export const pragma = (database: DatabaseSync, name: string): unknown =>
  Object.values(database.prepare(`PRAGMA ${name}`).get() ?? {})[0];

const count = (database: DatabaseSync) => Number(database.prepare('SELECT count(*) AS n FROM sqlite_schema').get()?.n);

function assertDurable(database: DatabaseSync): void {
  const FULL = 2;
  if (pragma(database, 'journal_mode') !== 'wal' || pragma(database, 'synchronous') !== FULL)
    throw new Error('SQLite does not keep events durably here: it refused journal_mode=WAL or synchronous=FULL');
}

function assertOurs(database: DatabaseSync): void {
  if (pragma(database, 'application_id') !== APPLICATION || pragma(database, 'user_version') !== FORMAT)
    throw new Error(`This file is not an event store of format ${FORMAT}`);
}
