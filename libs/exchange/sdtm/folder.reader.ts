import { readdirSync, type Dirent } from 'node:fs';
import { join } from 'node:path';
import { csvRecords } from './csv-records.reader';
import { DOMAIN_NAMES, shapeOf, type Domain } from './mapping/domains';
import type { Row, Tables } from './mapping/row';
import { UnreadableFile, type Problem } from './problem';
import { readTable } from './table.reader';

/** `rows` is null where they were not counted: a compressed file, or one that is no CSV. */
export type NotImported = Readonly<{ file: string; rows: number | null }>;
export type Folder = Readonly<{ tables: Tables; faults: readonly Problem[]; notImported: readonly NotImported[] }>;

const TABLE = /^(?:sdtm_)?([a-z]{2,8})\.csv(\.gz)?$/i;

/** Every table of a folder. With faults, nothing of it is to be imported. */
export const readFolder = async (folder: string): Promise<Folder> => {
  const tables = Object.fromEntries(DOMAIN_NAMES.map((name) => [name, []])) as unknown as Record<Domain, readonly Row[]>;
  const names = namesIn(folder);
  if (!names) return { tables, faults: [NO_FOLDER], notImported: [] };
  const faults: Problem[] = [];
  for (const domain of DOMAIN_NAMES) {
    const [file, ...more] = names.filter((name) => domainOf(name) === domain);
    faults.push(...more.map(twice));
    if (file === undefined && shapeOf(domain).needed) faults.push(noFile(domain));
    if (file === undefined) continue;
    const table = await readTable(join(folder, file), file, domain);
    tables[domain] = table.rows;
    faults.push(...table.faults);
  }
  const notImported: NotImported[] = [];
  for (const file of names.filter((name) => TABLE.test(name) && !domainOf(name)))
    notImported.push({ file, rows: await rowsIn(join(folder, file)) });
  return { tables, faults, notImported };
};

const namesIn = (folder: string): readonly string[] | undefined => {
  try {
    const entries: Dirent[] = readdirSync(folder, { withFileTypes: true });
    return entries
      .filter((entry) => !entry.isDirectory())
      .map(({ name }) => name)
      .sort();
  } catch {
    return undefined;
  }
};

const domainOf = (name: string): Domain | undefined => {
  const [, domain, compressed] = TABLE.exec(name) ?? [];
  return compressed ? undefined : DOMAIN_NAMES.find((known) => known === domain?.toUpperCase());
};

const rowsIn = async (path: string): Promise<number | null> => {
  if (path.toLowerCase().endsWith('.gz')) return null;
  let records = 0;
  try {
    for await (const _ of csvRecords(path)) records++;
  } catch (error) {
    if (!(error instanceof UnreadableFile)) throw error;
    return null;
  }
  return Math.max(0, records - 1);
};

const NO_FOLDER: Problem = { file: '.', line: null, column: null, rule: 'no-folder', message: 'there is no such folder' };
const noFile = (domain: Domain): Problem => ({
  ...{ file: `${domain.toLowerCase()}.csv`, line: null, column: null, rule: 'missing-file' },
  message: `there is no file ${domain.toLowerCase()}.csv or sdtm_${domain.toLowerCase()}.csv`,
});
const twice = (file: string): Problem => ({
  ...{ file, line: null, column: null, rule: 'two-files' },
  message: 'another file of the folder is of the same domain',
});
