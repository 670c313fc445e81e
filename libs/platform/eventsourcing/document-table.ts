import type { DatabaseSync, StatementSync } from 'node:sqlite';
import type { AnyProjection, Fact } from './projection';
import { fieldsOf, neverChanges, table } from './reading';
import { createIndexes, createTables } from './view-schema';
import { wordIndex, type WordIndex } from './word-index';

/** A document as it was last written or will be; `row` where the file holds it, no `text` where there is none. */
type Draft = { text?: string; since: number; columns: Values; row?: number };
type Values = (string | number | null)[];

/** Drafts kept after they were written: those who are worked on now are soon worked on again. */
const KEPT = 200;

/**
 * The documents of one view, for the connection that writes. A version that ended is written when it ends; the one that holds,
 * once a transaction, however often it changed meanwhile.
 */
export class DocumentTable {
  private readonly sql: Readonly<Record<'held' | 'add' | 'change' | 'remove' | 'keep', StatementSync>>;
  private readonly words: Readonly<Partial<Record<'live' | 'past', WordIndex>>>;
  private readonly drafts = new Map<string, Draft>(); // the longest known comes first
  private readonly changed = new Map<string, Draft>();

  constructor(
    private readonly db: DatabaseSync,
    private readonly projection: AnyProjection,
  ) {
    createTables(db, projection);
    this.words = { live: wordIndex(db, projection, 'live'), past: wordIndex(db, projection, 'past') };
    const [live, past] = [table(projection, 'live'), table(projection, 'past')];
    const fields = fieldsOf(projection).map((field) => `"${field}"`);
    const [list, marks] = [fields.map((field) => `, ${field}`).join(''), ', ?'.repeat(fields.length)];
    this.sql = {
      held: db.prepare(`select since, doc, row from ${live} where key = ?`),
      add: db.prepare(`insert into ${live} (key, since, doc${list}) values (?, ?, ?${marks})`),
      change: db.prepare(
        `update ${live} set since = ?, doc = ?${fields.map((field) => `, ${field} = ?`).join('')} where row = ?`,
      ),
      remove: db.prepare(`delete from ${live} where row = ?`),
      keep: db.prepare(`insert into ${past} (key, since, doc${list}, until) values (?, ?, ?${marks}, ?)`),
    };
  }

  apply(fact: Fact<any>): void {
    const key = this.projection.key(fact);
    const draft = this.draftOf(key);
    const before = draft.text === undefined ? undefined : (JSON.parse(draft.text) as object);
    const doc = this.projection.evolve(before, fact);
    if (doc === before) return;
    const text = doc && JSON.stringify(doc);
    if (text === draft.text) return;
    if (before) this.keep(key, draft, fact.n, before);
    Object.assign(draft, { text, since: fact.n, columns: doc ? this.columnsOf(doc) : [] });
    if (neverChanges(this.projection)) this.write(key, draft, doc);
    else this.changed.set(key, draft);
  }

  /** So that what is asked for is found fast. */
  index(): void {
    createIndexes(this.db, this.projection);
  }

  /** Writes what changed into the open transaction. */
  flush(): void {
    for (const [key, draft] of this.changed) this.write(key, draft);
    this.changed.clear();
    for (const key of this.drafts.keys()) {
      if (this.drafts.size <= KEPT) break;
      this.drafts.delete(key);
    }
  }

  /** After a transaction that did not happen. */
  forget(): void {
    this.changed.clear();
    this.drafts.clear();
  }

  private draftOf(key: string): Draft {
    if (neverChanges(this.projection)) return { since: 0, columns: [] };
    const known = this.drafts.get(key);
    if (known) return known;
    const draft = this.held(key);
    this.drafts.set(key, draft);
    return draft;
  }

  private held(key: string): Draft {
    const row = this.sql.held.get(key) as { since: number; doc: string; row: number } | undefined;
    return row ? { text: row.doc, since: row.since, columns: [], row: row.row } : { since: 0, columns: [] };
  }

  private keep(key: string, { since, text }: Draft, until: number, doc: object): void {
    const { lastInsertRowid } = this.sql.keep.run(key, since, text!, ...this.columnsOf(doc), until);
    this.words.past?.put(lastInsertRowid, doc);
  }

  private write(key: string, draft: Draft, doc?: object): void {
    const { text, since, columns, row } = draft;
    if (text === undefined) {
      if (row === undefined) return;
      this.sql.remove.run(row);
      this.words.live?.drop(row);
      draft.row = undefined;
    } else {
      if (row === undefined) draft.row = Number(this.sql.add.run(key, since, text, ...columns).lastInsertRowid);
      else this.sql.change.run(since, text, ...columns, row);
      this.words.live?.put(draft.row!, doc ?? (JSON.parse(text) as object));
    }
  }

  private columnsOf(doc: Readonly<Record<string, unknown>> | object): Values {
    return fieldsOf(this.projection).map((field) => found((doc as Record<string, unknown>)[field]));
  }
}

/** As `doc ->> column` would give it, without reading the document again for each index. */
const found = (value: unknown): string | number | null =>
  value === undefined || value === null ? null : typeof value === 'number' ? value : String(value);
