import { DatabaseSync } from 'node:sqlite';
import { FOLDED } from './reading';

/** `differing` names the first rows, by their first column, that one file has and the other has not. */
export type TableReport = Readonly<{ table: string; rows: number; differing: readonly string[] }>;

const SHOWN = 20;

/** Compares each row of two view files, except how far they were pumped. */
export const compareViews = (live: string, anew: string): TableReport[] => {
  const db = new DatabaseSync(anew);
  try {
    db.prepare('attach ? as live').run(live);
    const tables = db.prepare(FOLDED).all() as { name: string; columns: string }[];
    return tables.map(({ name: table, columns }) => ({
      table,
      rows: db.prepare(`select count(*) as rows from main."${table}"`).get()!.rows as number,
      differing: [
        ...new Set(
          [
            ['main', 'live'],
            ['live', 'main'],
          ].flatMap(([one, other]) => missing(db, { table, columns }, one!, other!)),
        ),
      ],
    }));
  } finally {
    db.close();
  }
};

type Compared = Readonly<{ table: string; columns: string }>;

/** A row that stands there twice is one more than there should be. */
const missing = (db: DatabaseSync, { table, columns }: Compared, one: string, other: string): string[] => {
  const rowsOf = (file: string) => `select ${columns}, count(*) from ${file}."${table}" group by ${columns}`;
  const rows = db.prepare(`${rowsOf(one)} except ${rowsOf(other)} limit ${SHOWN}`).all();
  return rows.map((row) => String(Object.values(row)[0]));
};
