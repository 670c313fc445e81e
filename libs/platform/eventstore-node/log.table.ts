import type { DatabaseSync, StatementSync } from 'node:sqlite';
import { LOG_START } from './database';
import { Damaged, NO_STREAM } from './refusals';
import { checksumOf, encodeRecord, verified, type Proposed, type Row } from './record';
import { Recent } from './recent';

export interface Head {
  readonly id: number;
  last: number;
}

/** The writer's rows: everything here sees what the open transaction has written already. */
export class LogTable {
  /** The position of the next event. */
  next: number;
  private readonly heads = new Recent<string, Head>(10_000);
  private readonly touched = new Map<string, Head>();
  private readonly statements: Record<'head' | 'open' | 'insert' | 'at' | 'move' | 'end', StatementSync>;

  constructor(private readonly database: DatabaseSync) {
    const prepare = (sql: string) => database.prepare(sql);
    this.statements = {
      head: prepare('SELECT id, last FROM streams WHERE name = ?'),
      open: prepare(`INSERT INTO streams (name, last) VALUES (?, ${NO_STREAM})`),
      insert: prepare('INSERT INTO events (position, stream, revision, checksum, record) VALUES (?, ?, ?, ?, ?)'),
      at: prepare('SELECT position, revision, checksum, record FROM events WHERE stream = ? AND revision = ?'),
      move: prepare('UPDATE streams SET last = ? WHERE id = ?'),
      end: prepare('UPDATE log SET next = ?'),
    };
    this.next = this.storedEnd();
  }

  head(stream: string): Head | undefined {
    const known = this.touched.get(stream) ?? this.heads.get(stream);
    if (known) return known;
    const head = this.statements.head.get(stream) as Head | undefined;
    if (head) this.heads.set(stream, head);
    return head;
  }

  /** The id and position of the event at a revision that exists. */
  eventAt(stream: string, revision: number): { id: string; position: number } {
    const row = this.statements.at.get(this.head(stream)?.id ?? 0, revision) as unknown as Row | undefined;
    if (!row) throw new Damaged({ stream, revision }, 'the event is missing');
    return verified(row, { stream, revision, position: row.position });
  }

  /** Returns the last revision and its position. */
  insert(stream: string, events: readonly Proposed[]): { revision: number; position: number } {
    if (!this.database.isTransaction) this.database.exec('BEGIN IMMEDIATE');
    const head = this.head(stream) ?? this.open(stream);
    this.touched.set(stream, head);
    let position = this.next;
    for (const event of events) {
      position = this.next;
      const record = encodeRecord(event, stream, head.last + 1, position);
      this.statements.insert.run(position, head.id, head.last + 1, checksumOf(record), record);
      head.last++;
      this.next += record.length;
    }
    return { revision: head.last, position };
  }

  commit(): void {
    if (!this.database.isTransaction) return;
    for (const head of this.touched.values()) this.statements.move.run(head.last, head.id);
    this.statements.end.run(this.next);
    this.database.exec('COMMIT');
    for (const [stream, head] of this.touched) this.heads.set(stream, head);
    this.touched.clear();
  }

  rollback(): void {
    if (this.database.isTransaction) this.database.exec('ROLLBACK');
    this.touched.clear();
    this.heads.clear();
    this.next = this.storedEnd();
  }

  private open(stream: string): Head {
    return { id: Number(this.statements.open.run(stream).lastInsertRowid), last: NO_STREAM };
  }

  /** @throws Damaged where the last event does not end where the log was seen to end. */
  private storedEnd(): number {
    const next = Number(this.database.prepare('SELECT next FROM log').get()?.next);
    const row = this.database
      .prepare('SELECT position, length(record) AS length FROM events ORDER BY position DESC LIMIT 1')
      .get();
    if (next !== Number(row?.position ?? LOG_START) + Number(row?.length ?? 0))
      throw new Damaged({ position: next }, 'the log ends elsewhere than its last event');
    return next;
  }
}
