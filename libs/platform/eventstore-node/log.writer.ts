import type { DatabaseSync } from 'node:sqlite';
import { openForWriting } from './database';
import { alreadyWritten, type Sighting, type Written } from './decide';
import { LogTable } from './log.table';
import { Recent } from './recent';
import type { Proposed } from './record';
import { Damaged, DiskFull, MaximumAppendSizeExceeded, Stopping, WrongExpectedVersion, type ExpectedRevision } from './refusals';
import { isSealed, seal, unseal } from './seal';

/** In bytes of data, metadata and types: the stricter rule of the newer servers (24.10.4), not 24.6's. */
export const MAXIMUM_APPEND = 1024 * 1024;

const SQLITE_FULL = 13;
const CHECKPOINT_EVERY = 4 * 1024 * 1024; // bytes of records; bounds the write-ahead log, and so the start after a crash

interface Waiting {
  settle(): void;
  fail(error: Error): void;
}

/**
 * Appends, many to one commit: what arrives while a commit runs goes into the next one.
 * No answer, not even a refusal, leaves before what it was decided on is on disk.
 */
export class LogWriter {
  private readonly database: DatabaseSync;
  private readonly table: LogTable;
  private readonly lately = new Recent<string, Sighting>(32_768);
  private waiting: Waiting[] = [];
  private unsaved = 0;
  private stopped?: Error;
  private sealed: boolean;
  private broken = false;

  /** @param committed called after each commit @param failed called when the disk failed: the node must stop */
  constructor(
    private readonly folder: string,
    private readonly committed: () => void,
    private readonly failed: (error: Error) => void,
  ) {
    this.sealed = isSealed(folder);
    this.database = openForWriting(folder);
    this.table = new LogTable(this.database);
  }

  /** @throws WrongExpectedVersion, MaximumAppendSizeExceeded, DiskFull, Damaged, Stopping */
  append(stream: string, expected: ExpectedRevision, events: readonly Proposed[]): Promise<Written> {
    return new Promise((resolve, reject) => {
      if (this.stopped) return reject(this.stopped);
      if (sizeOf(events) > MAXIMUM_APPEND) return reject(new MaximumAppendSizeExceeded(MAXIMUM_APPEND));
      if (!this.waiting.length) setImmediate(() => this.flush());
      const waiting: Waiting = { settle: () => undefined, fail: reject };
      this.waiting.push(waiting);
      try {
        const written = this.write(stream, expected, events);
        waiting.settle = () => resolve(written);
      } catch (error) {
        waiting.settle = () => reject(error as Error);
        if (!(error instanceof WrongExpectedVersion || error instanceof Damaged)) this.abandon(error as Error);
      }
    });
  }

  /** Settles what was accepted, and takes no more. */
  stop(): void {
    this.flush();
    this.stopped ??= new Stopping();
  }

  /** As the last connection it moves everything from the write-ahead log into the file. A seal that nothing broke stays. */
  close(): void {
    this.stop();
    this.database.close();
    if (!this.sealed && !this.broken) seal(this.folder);
  }

  private write(stream: string, expected: ExpectedRevision, events: readonly Proposed[]): Written {
    const before = alreadyWritten({ stream, expected, events }, this.table, this.lately);
    if (before) return before;
    if (!events.length) return { revision: this.table.head(stream)?.last ?? -1, position: this.table.next };
    this.unseal();
    const start = this.table.next;
    const written = this.table.insert(stream, events);
    const first = written.revision - events.length + 1;
    events.forEach(({ id }, index) => this.lately.set(id, { stream, revision: first + index, position: written.position }));
    this.unsaved += this.table.next - start;
    return written;
  }

  /** Before the first write, not at the start: who only reads must not seal anew what was damaged meanwhile. */
  private unseal(): void {
    if (this.sealed) unseal(this.folder);
    this.sealed = false;
  }

  private flush(): void {
    if (!this.waiting.length) return;
    try {
      this.table.commit();
    } catch (error) {
      return this.abandon(error as Error);
    }
    const settled = this.waiting;
    this.waiting = [];
    for (const { settle } of settled) settle();
    this.committed();
    if (this.unsaved > CHECKPOINT_EVERY) this.checkpoint();
  }

  /** Nothing of the open transaction was written. After any failure but a full disk nobody knows what the disk holds: no retry. */
  private abandon(error: Error): void {
    const refused = this.waiting;
    this.waiting = [];
    this.lately.clear();
    const cause = isFull(error) ? this.rollback() : error;
    if (cause) this.stopped = new Stopping(`The node stops, its disk failed: ${cause.message}`);
    for (const { fail } of refused) fail(this.stopped ?? new DiskFull());
    if (!cause) return;
    this.broken = true;
    this.failed(cause);
  }

  /** Returns why it could not. */
  private rollback(): Error | undefined {
    try {
      this.table.rollback();
      return undefined;
    } catch (error) {
      return error as Error;
    }
  }

  private checkpoint(): void {
    this.unsaved = 0;
    try {
      this.database.exec('PRAGMA wal_checkpoint(PASSIVE)');
    } catch (error) {
      if (!isFull(error as Error)) this.abandon(error as Error); // on a full disk the log just stays in the write-ahead log
    }
  }
}

const isFull = (error: Error & { errcode?: number; code?: string }): boolean =>
  (error.errcode ?? 0) % 256 === SQLITE_FULL || error.code === 'ENOSPC'; // the latter where a disk has no space to unseal

export const sizeOf = (events: readonly Proposed[]): number =>
  events.reduce((sum, { data, metadata, type }) => sum + data.length + metadata.length + 2 * type.length, 0);
