import { inTheRecord, type AnyProjection } from './projection';

/** Both ends count; one that is left out is open. */
export type Range = Readonly<{ from?: string | number; until?: string | number }>;

/** What the fields of a document have to be, or to lie between. What is undefined or `*` is any. */
export type Where<Doc extends object> = { readonly [Field in keyof Doc]?: Doc[Field] | Range };

/**
 * `asOf` is a record number, or a UTC time; `after` and `limit` page by the record number that a document was written at, in
 * either order. `words` looks into the searched fields: a text's words may stand anywhere and are found by their beginnings, a
 * list's as they are.
 */
export type Reading = Readonly<{
  asOf?: number | string;
  after?: number;
  limit?: number;
  order?: 'oldest' | 'newest';
  words?: Readonly<Record<string, string | readonly string[] | undefined>>;
}>;

export type Values = (string | number | null)[];

/** A condition of SQL and what is bound to it. */
export type Condition = Readonly<{ sql: string; values: Values }>;

const isRange = (value: unknown): value is Range => typeof value === 'object' && value !== null;

/** A field that only narrows is never looked up by: the `+` says so, or an index of counts would be taken and then sorted. */
const columnOf = ({ narrows = [] }: AnyProjection, field: string): string => `${narrows.includes(field) ? '+' : ''}"${field}"`;

export const conditionsOf = (projection: AnyProjection, where: object): readonly Condition[] =>
  Object.entries(where)
    .filter(([, value]) => value !== undefined && value !== '*')
    .flatMap(([field, value]) => {
      const column = columnOf(projection, field);
      return isRange(value) ? withinRange(column, value) : [{ sql: `${column} = ?`, values: [value] }];
    });

const withinRange = (column: string, { from, until }: Range): Condition[] => [
  ...(from === undefined ? [] : [{ sql: `${column} >= ?`, values: [from] }]),
  ...(until === undefined ? [] : [{ sql: `${column} <= ?`, values: [until] }]),
];

const HAS_WORD = /[\p{L}\p{N}\p{Co}]/u;

/** Each word in quotation marks, so that no text is a query of FTS5, let alone a wrong one. */
const quoted = (word: string): string => `"${word.replaceAll('\0', ' ').replaceAll('"', '""')}"`;

/** The query of FTS5 for what is looked for; undefined where that is nothing. Signs alone are found nowhere. */
export const matchOf = (words: Reading['words'] = {}): string | undefined => {
  const asked = Object.entries(words).filter((entry): entry is [string, string | readonly string[]] => entry[1] !== undefined);
  const phrases = asked.map(([field, sought]) => {
    const found =
      typeof sought === 'string'
        ? sought.split(/\s+/).flatMap((word) => (HAS_WORD.test(word) ? [`${quoted(word)} *`] : []))
        : sought.map(quoted);
    return `${quoted(field)} : (${found.join(' AND ') || '""'})`;
  });
  return phrases.length > 0 ? phrases.join(' AND ') : undefined;
};

/** One document for each event: none ever has a version before. */
export const neverChanges = ({ key }: AnyProjection): boolean => key === inTheRecord;

/** All that a document is found by. */
export const fieldsOf = ({ columns, narrows = [] }: AnyProjection): readonly string[] => [...columns, ...narrows];

export const table = ({ name, version }: AnyProjection, kind: 'live' | 'past') => `"${name}.${version}.${kind}"`;

/** The index of words of a table. */
export const wordsOf = (projection: AnyProjection, kind: 'live' | 'past') => table(projection, kind).replace(/"$/, '.words"');

type Conditions = (kind: 'live' | 'past') => readonly Condition[];
type Page = Pick<Reading, 'after' | 'limit' | 'order'> & Readonly<{ n?: number; counting?: boolean }>;

/** These fields of the versions that held at record `n`, or that hold now: a page of them, and perhaps some of the past beyond it. */
export const selection = (projection: AnyProjection, fields: string, conditions: Conditions, page: Page): Condition => {
  const { n, limit = -1, order } = page;
  const from = (kind: 'live' | 'past', what: string, ...more: readonly Condition[]): Condition => {
    const all = [...conditions(kind), ...bounds(page), ...more];
    const sql = `select ${what} from ${table(projection, kind)} where ${all.map((each) => each.sql).join(' and ') || 'true'}`;
    return { sql, values: all.flatMap(({ values }) => values) };
  };
  const live = from('live', fields);
  if (n === undefined || neverChanges(projection)) return live;
  const heldThen = { sql: 'until > ?', values: [n] };
  // A page that the live ones fill needs none of the past that came after its last.
  const last = from('live', 'since');
  const [notBeyond, way, end] = order === 'newest' ? ['>=', 'desc', 0] : ['<=', 'asc', n];
  const sql = `since ${notBeyond} ifnull((${last.sql} order by since ${way} limit 1 offset ?), ?)`;
  const inPage = limit < 0 ? [] : [{ sql, values: [...last.values, limit - 1, end] }];
  const past = from('past', fields, heldThen, ...inPage);
  return { sql: `${live.sql} union all ${past.sql}`, values: [...live.values, ...past.values] };
};

/** What is counted is read in the order of its groups, not in that of the record. */
const bounds = ({ after, n, order, counting }: Page): readonly Condition[] => {
  const since = counting ? '+since' : 'since';
  return [
    ...(after === undefined ? [] : [{ sql: `${since} ${order === 'newest' ? '<' : '>'} ?`, values: [after] }]),
    ...(n === undefined ? [] : [{ sql: `${since} <= ?`, values: [n] }]),
  ];
};

/** Part of the file's name: another layout of these tables is another file. */
export const LAYOUT = 6;

/**
 * The tables that hold what was folded, and their columns. What depends on where the batches ended, which differs from node to
 * node, is left out: how FTS5 lays out its words, made of the same texts, and which row a document stands in.
 */
export const FOLDED = `
  select name, (select group_concat('"' || name || '"', ', ') from pragma_table_info(tables.name) where name <> 'row') as columns
  from pragma_table_list as tables
  where schema = 'main' and type = 'table' and name not like 'sqlite_%' and name <> 'pumped' order by name`;
