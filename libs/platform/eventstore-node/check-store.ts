import { existsSync } from 'node:fs';
import type { DatabaseSync } from 'node:sqlite';
import { checkSeal } from './check-seal';
import { fileOf, openForReading } from './database';
import { lockFolder } from './folder.lock';
import { WALKS, type Fault } from './walks';
import { inspectWriteAheadLog } from './write-ahead-log';

const NO_SEAL =
  'bytes that hold nothing: the store has no seal, because a server has it open or did not end in order. ' +
  'Stop the server in order, and check again.';
const THOUGH_WHOLE =
  'Every event matches its checksum: bytes that hold nothing changed, or somebody wrote here who is no server. Keep these files, ' +
  'and go on from a backup that is restored on another disk: one made now, or the last one where somebody may have written here.';

/**
 * Reads every byte of a store that a node would, and yields what is not as it was written: SQLite's own structure, each
 * record's checksum and place, holes in streams and in the log, heads that do not match, ids that stand twice in a stream.
 * Then the bytes that no node would read, by the seal; `unchecked` is told where there is none.
 * Never throws, never changes an event; may run beside a node that serves the folder.
 */
export function* checkStore(folder: string, unchecked: string[] = []): Generator<Fault> {
  if (!existsSync(fileOf(folder))) return yield { what: 'There is no events.db' };
  let whole = true;
  for (const fault of walked(folder)) {
    whole = false;
    yield fault;
  }
  yield* guarded(() => unread(folder, whole, unchecked));
}

function* unread(folder: string, whole: boolean, unchecked: string[]): Iterable<Fault> {
  const faults = checkSeal(folder);
  if (!faults) unchecked.push(NO_SEAL);
  for (const what of faults ?? []) yield { what: whole ? `${what} ${THOUGH_WHOLE}` : what };
}

function* walked(folder: string): Iterable<Fault> {
  yield* guarded(() => writeAheadLog(folder));
  const { database, fault } = opened(folder);
  if (!database) return yield fault;
  try {
    for (const walk of WALKS) yield* guarded(() => walk(database));
  } finally {
    yield* guarded(() => (database.close(), []));
  }
}

function opened(folder: string): { database: DatabaseSync; fault?: never } | { database?: never; fault: Fault } {
  try {
    const database = openForReading(folder);
    database.exec('BEGIN'); // one moment for all walks, whatever a running node appends meanwhile
    return { database };
  } catch (error) {
    return { fault: { what: `The store cannot be opened: ${(error as Error).message}` } };
  }
}

function* guarded(walk: () => Iterable<Fault>): Iterable<Fault> {
  try {
    yield* walk();
  } catch (error) {
    yield { what: `What follows cannot be read: ${(error as Error).message}` };
  }
}

function* writeAheadLog(folder: string): Iterable<Fault> {
  let unlock: () => void;
  try {
    unlock = lockFolder(folder);
  } catch {
    return; // a node is writing it, and looked at it when it started
  }
  try {
    const { unreadableFrom, lostCommits } = inspectWriteAheadLog(folder);
    if (lostCommits)
      yield { what: `The write-ahead log cannot be read from byte ${unreadableFrom} on: ${lostCommits} commits stand there` };
  } finally {
    unlock();
  }
}
