import type { DatabaseSync, StatementSync } from 'node:sqlite';
import { LOG_START, openForReading } from './database';
import { Damaged, type Place } from './refusals';
import { verified, type Label, type Row } from './record';

export interface Read extends Label {
  readonly record: Uint8Array;
}

const ROWS = 128;
const BYTES = 1024 * 1024;
const COLUMNS = 'SELECT position, revision, checksum, record FROM events';

/** Reads what is committed, a page at a time. Every record is checked, and so is that none is missing between two. */
export class LogReader {
  private readonly database: DatabaseSync;
  private readonly statements: Record<'head' | 'next' | 'up' | 'down' | 'allUp' | 'allDown' | 'at', StatementSync>;

  constructor(folder: string) {
    this.database = openForReading(folder);
    const prepare = (sql: string) => this.database.prepare(sql);
    this.statements = {
      head: prepare('SELECT id, last FROM streams WHERE name = ?'),
      next: prepare('SELECT next FROM log'),
      up: prepare(`${COLUMNS} WHERE stream = ? AND revision >= ? ORDER BY revision LIMIT ?`),
      down: prepare(`${COLUMNS} WHERE stream = ? AND revision <= ? ORDER BY revision DESC LIMIT ?`),
      allUp: prepare(`${COLUMNS} WHERE position >= ? ORDER BY position LIMIT ?`),
      allDown: prepare(`${COLUMNS} WHERE position < ? ORDER BY position DESC LIMIT ?`),
      at: prepare('SELECT position FROM events WHERE position = ?'),
    };
  }

  close(): void {
    this.database.close();
  }

  /** The position after the last event. */
  end(): number {
    return this.reading({}, () => Number(this.statements.next.get()?.next));
  }

  /** Whether an event begins there; the end of the log counts. */
  isPosition(position: number): boolean {
    return position === this.end() || this.reading({ position }, () => !!this.statements.at.get(position));
  }

  /** The last revision of a stream. */
  last(stream: string): number | undefined {
    return this.head(stream)?.last;
  }

  /** Events at revision `from` and after it, or before it, as many as fit a page; empty where none are left. */
  stream(stream: string, from: number, limit: number, backwards: boolean): Read[] {
    const head = this.head(stream);
    if (!head || (backwards ? from < 0 : from > head.last)) return [];
    const step = backwards ? -1 : 1;
    let revision = backwards ? Math.min(from, head.last) : from;
    const rows = this.statements[backwards ? 'down' : 'up'];
    const place = (): Place => ({ stream, revision });
    return this.page(
      () => rows.iterate(head.id, revision, Math.min(limit, ROWS)),
      place,
      (row) => {
        const label = verified(row, { stream, revision, position: row.position });
        revision += step;
        return label;
      },
    );
  }

  /** Events at position `from` and after it, or those before it. `from` must be a position. */
  all(from: number, limit: number, backwards: boolean): Read[] {
    if (backwards ? from <= LOG_START : from >= this.end()) return [];
    let position = from;
    const rows = this.statements[backwards ? 'allDown' : 'allUp'];
    return this.page(
      () => rows.iterate(position, Math.min(limit, ROWS)),
      () => ({ position }),
      (row) => {
        // Each event begins where the one before it ends, so a missing one is seen.
        if ((backwards ? row.position + row.record.length : row.position) !== position)
          throw new Damaged({ position }, 'an event is missing or of another length');
        position = backwards ? row.position : row.position + row.record.length;
        return verified(row, { position: row.position });
      },
    );
  }

  private head(stream: string): { id: number; last: number } | undefined {
    return this.reading({ stream }, () => this.statements.head.get(stream) as { id: number; last: number } | undefined);
  }

  private page(rows: () => Iterable<unknown>, place: () => Place, check: (row: Row) => Label): Read[] {
    const page: Read[] = [];
    let bytes = 0;
    this.reading(place, () => {
      for (const row of rows() as Iterable<Row>) {
        page.push({ ...check(row), record: row.record });
        if ((bytes += row.record.length) > BYTES) break;
      }
    });
    if (!page.length) throw new Damaged(place(), 'the event is missing');
    return page;
  }

  /** Whatever SQLite cannot read is named by its place. */
  private reading<T>(place: Place | (() => Place), read: () => T): T {
    try {
      return read();
    } catch (error) {
      if (error instanceof Damaged) throw error;
      throw new Damaged(typeof place === 'function' ? place() : place, (error as Error).message);
    }
  }
}
