import { copyFileSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { checkStore } from './check-store';
import { Damaged } from './refusals';
import { newFolder } from './testing/folder';
import { openWriter, proposed, readLog, readStream, writeLog } from './testing/log';

const FLIPS = 200;
const SEALED_FLIPS = Number(process.env.VERUM_TEST_FLIPS ?? 50);
const good = newFolder();
const bad = newFolder();
const file = (folder: string, name = 'events.db') => join(folder, name);

beforeAll(() => writeLog(good, 5, 12));

/** The good store after a statement that no node would run. */
const edited = (sql: string): string => {
  copyFileSync(file(good), file(bad));
  const database = new DatabaseSync(file(bad));
  database.exec(sql);
  database.close();
  return bad;
};

it('finds nothing in a store that is whole', () => {
  expect([...checkStore(good)]).toEqual([]);
  expect(readLog(good)).toHaveLength(60);
});

/** All events in the order of the log, and again stream by stream; undefined where a reader is refused. */
const everything = (folder: string): string[] | undefined => {
  try {
    const streams = Array.from({ length: 5 }, (_, n) => readStream(folder, `stream-${n}`)).flat();
    return [...readLog(folder), ...streams].map(({ record }) => Buffer.from(record).toString('latin1'));
  } catch {
    return undefined;
  }
};

it.each(['events.db', 'events.seal'])(
  'R01 R55 T5 finds and names each flipped bit of %s in a store that was closed',
  (name) => {
    const folder = newFolder();
    for (const each of ['events.db', 'events.seal']) copyFileSync(file(good, each), file(folder, each));
    const bytes = readFileSync(file(folder, name));
    for (let flip = 0; flip < SEALED_FLIPS; flip++) {
      const flipped = Buffer.from(bytes);
      const at = Math.floor((flip * bytes.length) / SEALED_FLIPS);
      flipped[at]! ^= 1 << (flip % 8);
      writeFileSync(file(folder, name), flipped);
      const faults = [...checkStore(folder)].map(({ what }) => what);
      if (name === 'events.seal') expect(faults).toEqual([expect.stringContaining('events.seal is not what was written')]);
      else expect(rangesIn(faults).filter(([first, last]) => first <= at && at <= last)).toHaveLength(1);
    }
  },
  600_000,
);

const rangesIn = (faults: readonly string[]): (readonly [number, number])[] =>
  faults
    .flatMap((what) => [...what.matchAll(/^Bytes (\d+) to (\d+) of events\.db/g)])
    .map(([, first, last]) => [Number(first), Number(last)]);

it('R01 finds each flipped bit that changes what a reader gets, in a store without a seal too', () => {
  const bytes = readFileSync(file(good));
  const whole = everything(good);
  expect(whole).toHaveLength(120);
  let found = 0;
  for (let flip = 0; flip < FLIPS; flip++) {
    const flipped = Buffer.from(bytes);
    flipped[Math.floor((flip * bytes.length) / FLIPS)]! ^= 1 << (flip % 8);
    writeFileSync(file(bad), flipped);
    const faults = [...checkStore(bad)];
    if (faults.length) found++;
    else expect(everything(bad)).toEqual(whole);
  }
  expect(found).toBeGreaterThan(FLIPS / 4); // the others hit bytes that hold nothing
});

it('a reader of the log gets what was written, or an error', () => {
  const bytes = readFileSync(file(good));
  const text = () => readLog(bad).map(({ record }) => Buffer.from(record).toString('latin1'));
  writeFileSync(file(bad), bytes);
  const whole = text();
  for (let flip = 0; flip < FLIPS; flip++) {
    const flipped = Buffer.from(bytes);
    flipped[Math.floor(((flip + 0.5) * bytes.length) / FLIPS)]! ^= 1 << (flip % 8);
    writeFileSync(file(bad), flipped);
    let read = whole;
    try {
      read = text();
    } catch (error) {
      expect(String(error)).toMatch(/damaged|not a database|malformed|not an event store|unsupported/);
    }
    expect(read).toEqual(whole);
  }
});

it('a reader is told the place of a record that is not what was written', () => {
  const { position } = readLog(good)[7]!;
  const folder = edited(
    `UPDATE events SET record = CAST(replace(CAST(record AS TEXT), 'someone', 'anybody') AS BLOB) WHERE position = ${position}`,
  );
  expect(() => readLog(folder)).toThrow(Damaged);
  expect(() => readLog(folder)).toThrow(`position ${position}`);
  expect([...checkStore(folder)]).toEqual([{ position, stream: 'stream-2', revision: 1, what: 'its checksum does not match' }]);
});

it.each([
  ['an event taken out', 'DELETE FROM events WHERE revision = 4 AND stream = 2', 'hole'],
  ['the last event taken out', 'DELETE FROM events WHERE position = (SELECT max(position) FROM events)', 'The log should end'],
  [
    'an event moved to another stream',
    'UPDATE events SET stream = 3, revision = 12 WHERE stream = 2 AND revision = 11',
    'names another',
  ],
  ['an event of no stream', 'UPDATE events SET stream = 99 WHERE stream = 2 AND revision = 11', 'no known stream'],
  ['a stream under another name', "UPDATE streams SET name = 'stream-9' WHERE id = 2", 'names another stream'],
  ['a head that is too low', 'UPDATE streams SET last = 10 WHERE id = 2', 'The head of the stream'],
  ['a stream without events', "INSERT INTO streams (name, last) VALUES ('empty', 0)", 'The head of the stream'],
  ['a log that ends too early', 'UPDATE log SET next = next - 1', 'The log should end'],
  ['another kind of file', 'PRAGMA application_id = 1', 'cannot be opened'],
])('finds %s', (_, sql, what) => {
  expect([...checkStore(edited(sql))]).toContainEqual(expect.objectContaining({ what: expect.stringContaining(what) }));
});

it('finds an id that stands twice in a stream', async () => {
  const folder = newFolder();
  const writer = openWriter(folder);
  const event = proposed();
  await writer.append('s', -1, [event, event]);
  writer.close();
  expect([...checkStore(folder)]).toMatchObject([{ stream: 's', revision: 1, what: expect.stringContaining('id') }]);
});

it('says so where there is no store, or no SQLite file', () => {
  expect([...checkStore(newFolder())]).toEqual([{ what: 'There is no events.db' }]);
  const folder = newFolder();
  writeFileSync(file(folder), 'This is something else.'.repeat(500));
  expect([...checkStore(folder)]).toEqual([{ what: expect.stringContaining('cannot be opened') }]);
});

it('looks at a store that is being written', async () => {
  const folder = newFolder();
  const writer = openWriter(folder);
  await writer.append('s', -1, [proposed(), proposed()]);
  expect([...checkStore(folder)]).toEqual([]);
  expect(await writer.append('s', 1, [proposed()])).toMatchObject({ revision: 2 });
  writer.close();
});
