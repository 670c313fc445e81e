import { closeSync, existsSync, openSync } from 'node:fs';
import { join } from 'node:path';
import { DatabaseSync, type StatementSync } from 'node:sqlite';
import { VaultFull, VaultRefused } from './errors';

export const KEYS = 'keys.db';

/** A row for each key there ever was. An erased one keeps its name, so that nobody makes it again. */
export type Row = Readonly<{ name: string; master: number; wrapped: Uint8Array | null }>;

const SCHEMA = `
  create table vault (one integer primary key check (one = 1), master integer not null, erasures integer not null) strict;
  create table keys (
    name text primary key, master integer not null, wrapped blob, erasedAt text,
    check ((wrapped is null) = (erasedAt is not null))
  ) strict, without rowid;`;

/**
 * SQLite, with bytes overwritten where a value is replaced. No write-ahead log: that would keep older pages beside the
 * file, and does not work where two servers share the folder over a network.
 */
export class WrappedKeys {
  private readonly db: DatabaseSync;
  private readonly row: StatementSync;
  private readonly all: StatementSync;
  private readonly insert: StatementSync;
  private readonly replace: StatementSync;
  private readonly tombstone: StatementSync;
  private readonly vault: StatementSync;

  private constructor(db: DatabaseSync) {
    this.db = db;
    this.row = db.prepare('select name, master, wrapped from keys where name = ?');
    this.all = db.prepare('select name, master, wrapped from keys order by name');
    this.insert = db.prepare('insert into keys (name, master, wrapped) values (?, ?, ?)');
    this.replace = db.prepare('update keys set master = ?, wrapped = ? where name = ?');
    this.tombstone = db.prepare(
      `insert into keys (name, master, erasedAt) values (?, 0, ?)
       on conflict (name) do update set master = 0, wrapped = null, erasedAt = excluded.erasedAt where wrapped is not null`,
    );
    this.vault = db.prepare('select master, erasures from vault');
  }

  /** Undefined where there is no vault yet. */
  static at(folder: string): WrappedKeys | undefined {
    const db = opened(folder);
    if (hasVault(db)) return new WrappedKeys(db);
    db.close();
    return undefined;
  }

  /** Undefined where there is one already: of two processes the first one wins. */
  static create(folder: string, fill: (keys: WrappedKeys) => void): WrappedKeys | undefined {
    const file = join(folder, KEYS);
    if (!existsSync(file)) closeSync(openSync(file, 'a', 0o600)); // SQLite's own files get the mode of this one
    const db = opened(folder);
    const made = atOnce(db, () => {
      if (hasVault(db)) return undefined;
      db.exec(`${SCHEMA} insert into vault values (1, 1, 0);`);
      const keys = new WrappedKeys(db);
      fill(keys);
      return keys;
    });
    if (!made) db.close();
    return made;
  }

  /** The master key's revision, and how many keys were erased. */
  state(): Readonly<{ master: number; erasures: number }> {
    return this.vault.get() as { master: number; erasures: number };
  }

  find(name: string): Row | undefined {
    return this.row.get(name) as Row | undefined;
  }

  /** Every row, one at a time. */
  *rows(): IterableIterator<Row> {
    yield* this.all.iterate() as IterableIterator<Row>;
  }

  add({ name, master, wrapped }: Row): void {
    this.insert.run(name, master, wrapped);
  }

  rewrap({ name, master, wrapped }: Row): void {
    this.replace.run(master, wrapped, name);
  }

  moveTo(master: number): void {
    this.db.prepare('update vault set master = ?').run(master);
  }

  erase(name: string, at: string): void {
    if (this.tombstone.run(name, at).changes > 0) this.db.exec('update vault set erasures = erasures + 1');
  }

  /** All of it or none, alone in the folder. */
  alone<Result>(work: () => Result): Result {
    return atOnce(this.db, work);
  }

  close(): void {
    this.db.close();
  }
}

const opened = (folder: string): DatabaseSync => {
  try {
    const db = new DatabaseSync(join(folder, KEYS), { timeout: 5_000 });
    db.exec('pragma journal_mode = truncate; pragma synchronous = full; pragma secure_delete = on; pragma temp_store = memory;');
    return db;
  } catch (error) {
    throw new VaultRefused(`${KEYS} cannot be read (${(error as Error).message}): restore the vault from its backup.`);
  }
};

const hasVault = (db: DatabaseSync): boolean =>
  db.prepare(`select 1 from sqlite_schema where name = 'vault'`).get() !== undefined;

const atOnce = <Result>(db: DatabaseSync, work: () => Result): Result => {
  db.exec('begin immediate');
  try {
    const result = work();
    db.exec('commit');
    return result;
  } catch (error) {
    if (db.isTransaction) db.exec('rollback');
    throw isFull(error) ? new VaultFull() : error;
  }
};

const SQLITE_FULL = 13;
const isFull = (error: unknown): boolean => ((error as { errcode?: number }).errcode ?? 0) % 256 === SQLITE_FULL;
