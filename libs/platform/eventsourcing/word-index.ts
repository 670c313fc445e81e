import type { DatabaseSync } from 'node:sqlite';
import type { AnyProjection } from './projection';
import { wordsOf } from './reading';

/** `row` is that of the document in its table. */
export type WordIndex = Readonly<{ put(row: number | bigint, doc: object): void; drop(row: number): void }>;

/**
 * The words of one table's documents; `content = ''` because the texts stand in the documents. Each row is written by a statement
 * of its own: from within a trigger FTS5 would write out all that it holds at every row, which takes ten times as long.
 */
export const wordIndex = (db: DatabaseSync, projection: AnyProjection, kind: 'live' | 'past'): WordIndex | undefined => {
  const { searched = [] } = projection;
  if (searched.length === 0) return undefined;
  const [words, fields] = [wordsOf(projection, kind), searched.map((field) => `"${field}"`).join(', ')];
  db.exec(`create virtual table if not exists ${words} using fts5(${fields}, content = '', contentless_delete = 1)`);
  const put = db.prepare(`insert or replace into ${words} (rowid, ${fields}) values (?${', ?'.repeat(searched.length)})`);
  const write = (row: number | bigint, doc: Readonly<Record<string, unknown>>) =>
    put.run(row, ...searched.map((field) => textOf(doc[field])));
  return { put: write, drop: (row) => write(row, {}) }; // where FTS5 deletes, SQLite's last row id is afterwards one of FTS5's own
};

const textOf = (value: unknown): string | null =>
  value === undefined || value === null ? null : typeof value === 'string' ? value : JSON.stringify(value);
