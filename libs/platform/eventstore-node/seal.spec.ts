import {
  appendFileSync,
  cpSync,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  rmSync,
  truncateSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { checkStore } from './check-store';
import { checksumOf } from './record';
import { newFolder } from './testing/folder';
import { openWriter, proposed, readLog, writeLog } from './testing/log';

const SEAL = 'events.seal';
const NO_SEAL = expect.stringContaining('has no seal');

const checked = (folder: string) => {
  const unchecked: string[] = [];
  return { faults: [...checkStore(folder, unchecked)].map(({ what }) => what), unchecked };
};
const SEALED = { faults: [], unchecked: [] };
const UNSEALED = { faults: [], unchecked: [NO_SEAL] };

const sealed = async (streams = 2): Promise<string> => {
  const folder = newFolder();
  await writeLog(folder, streams, 30);
  return folder;
};
const copyOf = (folder: string): string => {
  const copy = newFolder();
  cpSync(folder, copy, { recursive: true });
  return copy;
};
const sealIn = (folder: string) => readFileSync(join(folder, SEAL), 'utf8');
const edit = (folder: string, sql: string): void => {
  const database = new DatabaseSync(join(folder, 'events.db'));
  database.function('checksum', { deterministic: true }, (record) => checksumOf(record as Uint8Array));
  database.exec(sql);
  database.close();
};

it('a store that was closed has a seal that its files match', async () => {
  const folder = await sealed();
  expect(readdirSync(folder).sort()).toEqual(['events.db', SEAL]);
  expect(checked(folder)).toEqual(SEALED);
  expect(sealIn(folder)).toContain(`{"bytes":${readFileSync(join(folder, 'events.db')).length},"block":65536}\n`);
});

it('the first append takes the seal away before anything is written, and closing brings another', async () => {
  const folder = await sealed();
  const [before, wal] = [sealIn(folder), join(folder, 'events.db-wal')];
  const writer = openWriter(folder);
  expect(checked(folder)).toEqual(SEALED);
  const appended = writer.append('s', -1, [proposed()]);
  expect([existsSync(join(folder, SEAL)), readFileSync(wal).length]).toEqual([false, 0]);
  await appended;
  expect(readFileSync(wal).length).toBeGreaterThan(0);
  expect(checked(folder)).toEqual(UNSEALED);
  writer.close();
  expect(checked(folder)).toEqual(SEALED);
  expect(sealIn(folder)).not.toBe(before);
});

it('R01 who only reads does not seal anew what was damaged meanwhile', async () => {
  const folder = await sealed();
  const bytes = readFileSync(join(folder, 'events.db'));
  bytes[72]! ^= 1; // reserved for expansion: SQLite never looks there
  writeFileSync(join(folder, 'events.db'), bytes);
  openWriter(folder).close();
  const [what, ...more] = checked(folder).faults;
  expect(more).toEqual([]);
  expect(what).toMatch(/^Bytes 0 to \d+ of events\.db are not what was written .* Every event matches its checksum: /);
});

it('T1 a kill between any two steps leaves no seal that is wrong, and all that was written', async () => {
  const folder = await sealed();
  const started = copyOf(folder);
  const writer = openWriter(started);
  rmSync(join(started, SEAL)); // it is gone, and nothing is written yet
  const steps = [copyOf(started)];
  await writer.append('s', -1, [proposed()]);
  steps.push(copyOf(started));
  writer['database'].exec('PRAGMA wal_checkpoint(PASSIVE)'); // all is in both files
  steps.push(copyOf(started));
  writer.close();
  const closed = copyOf(started);
  rmSync(join(closed, SEAL));
  steps.push(copyOf(closed));
  writeFileSync(join(closed, `${SEAL}.partial`), sealIn(started).slice(0, 50));
  steps.push(closed);
  for (const [index, step] of steps.entries()) {
    expect(checked(step)).toEqual(UNSEALED);
    openWriter(step).close(); // started and stopped once
    expect(checked(step)).toEqual(SEALED);
    expect(readLog(step)).toHaveLength(index === 0 ? 60 : 61);
  }
});

it('a store that another process read while it was closed has no seal before the next time', async () => {
  const folder = await sealed();
  const writer = openWriter(folder);
  await writer.append('s', -1, [proposed()]);
  const reader = new DatabaseSync(join(folder, 'events.db'), { readOnly: true });
  reader.exec('BEGIN; SELECT next FROM log');
  writer.close();
  reader.close();
  expect(checked(folder)).toEqual(UNSEALED);
  openWriter(folder).close();
  expect(checked(folder)).toEqual(SEALED);
  expect(readLog(folder)).toHaveLength(61);
});

it('a store whose disk failed is not sealed', async () => {
  const folder = await sealed();
  const writer = openWriter(folder);
  writer['database'].exec('PRAGMA query_only = ON');
  await expect(writer.append('s', -1, [proposed()])).rejects.toThrow('its disk failed');
  writer.close();
  expect(checked(folder)).toEqual(UNSEALED);
});

it('where a seal cannot be written, the store is whole without one', async () => {
  const folder = newFolder();
  const writer = openWriter(folder);
  await writer.append('s', -1, [proposed()]);
  mkdirSync(join(folder, `${SEAL}.partial`)); // where it would be written
  writer.close();
  expect(checked(folder)).toEqual(UNSEALED);
});

it.each<[string, (folder: string) => void, RegExp]>([
  [
    'a file that is cut off',
    (folder) => truncateSync(join(folder, 'events.db'), 8192),
    /^events\.db has 8192 bytes, and had \d+ /,
  ],
  [
    'a file that grew',
    (folder) => appendFileSync(join(folder, 'events.db'), Buffer.alloc(4096)),
    /^events\.db has \d+ bytes, and/,
  ],
  ['a write-ahead log', (folder) => writeFileSync(join(folder, 'events.db-wal'), 'x'.repeat(9)), /^events\.db-wal has 9 bytes/],
  ['an empty seal', (folder) => truncateSync(join(folder, SEAL)), /^events\.seal is not what was written/],
  [
    'an event that was forged with its checksum',
    (folder) =>
      edit(
        folder,
        `UPDATE events SET record = CAST(replace(CAST(record AS TEXT), 'someone', 'anybody') AS BLOB) WHERE revision = 3;
         UPDATE events SET checksum = checksum(record) WHERE revision = 3`,
      ),
    /^Bytes \d+ to \d+ of events\.db .* somebody wrote here who is no server/,
  ],
])('R01 R55 finds %s', async (_, change, what) => {
  const folder = await sealed();
  change(folder);
  expect(checked(folder).faults).toContainEqual(expect.stringMatching(what));
});

it('names the ranges that differ, one for neighbours, up to the last byte', async () => {
  const folder = await sealed(60);
  const bytes = readFileSync(join(folder, 'events.db'));
  expect(bytes.length).toBeGreaterThan(8 * 65536);
  for (const block of [1, 2, 4]) bytes[block * 65536 + 5]! ^= 1;
  bytes[bytes.length - 1]! ^= 1;
  writeFileSync(join(folder, 'events.db'), bytes);
  const ranges = checked(folder).faults.flatMap((what) => /^Bytes \d+ to \d+/.exec(what) ?? []);
  const last = Math.floor((bytes.length - 1) / 65536) * 65536;
  expect(ranges).toEqual(['Bytes 65536 to 196607', 'Bytes 262144 to 327679', `Bytes ${last} to ${bytes.length - 1}`]);
});
