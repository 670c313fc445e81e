import { copyFileSync, readFileSync, truncateSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { checkStore } from './check-store';
import { startNode } from './node';
import { newFolder } from './testing/folder';
import { openWriter, proposed, readLog } from './testing/log';
import { inspectWriteAheadLog } from './write-ahead-log';

const COMMITS = 12;
const killed = newFolder();

/** What a node that was killed leaves behind: all its commits in the write-ahead log. */
beforeAll(async () => {
  const folder = newFolder();
  const writer = openWriter(folder);
  for (let revision = 0; revision < COMMITS; revision++) await writer.append('s', revision - 1, [proposed()]);
  for (const name of ['events.db', 'events.db-wal']) copyFileSync(join(folder, name), join(killed, name));
  writer.close();
});

const copyOf = (change: (wal: Buffer) => void): string => {
  const folder = newFolder();
  const wal = readFileSync(join(killed, 'events.db-wal'));
  change(wal);
  copyFileSync(join(killed, 'events.db'), join(folder, 'events.db'));
  writeFileSync(join(folder, 'events.db-wal'), wal);
  return folder;
};
const flip = (at: number) => copyOf((wal) => void (wal[at]! ^= 4));

it('is read back whole after a kill', () => {
  const folder = copyOf(() => undefined);
  expect(inspectWriteAheadLog(folder)).toEqual({ lostCommits: 0 });
  expect([...checkStore(folder)]).toEqual([]);
  expect(readLog(folder)).toHaveLength(COMMITS);
});

it.each([
  ['its header', 9],
  ['a frame header', 32 + 24 + 4096 + 2],
  ['a page', 20_000],
])('a flipped bit in %s is found before SQLite leaves out what follows', async (_, at) => {
  const folder = flip(at);
  expect(inspectWriteAheadLog(folder).lostCommits).toBeGreaterThan(1);
  await expect(startNode({ folder, listen: { host: '127.0.0.1', port: 0 } })).rejects.toThrow(
    'write-ahead log cannot be read from byte',
  );
  expect([...checkStore(folder)]).toContainEqual({ what: expect.stringContaining('write-ahead log') });
});

it('a torn tail, which was never answered, goes', async () => {
  const folder = copyOf(() => undefined);
  const wal = join(folder, 'events.db-wal');
  truncateSync(wal, readFileSync(wal).length - 100);
  expect(inspectWriteAheadLog(folder).lostCommits).toBe(0);
  const node = await startNode({ folder, listen: { host: '127.0.0.1', port: 0 } });
  await node.close();
  expect(readLog(folder)).toHaveLength(COMMITS - 1);
  expect([...checkStore(folder)]).toEqual([]);
});
