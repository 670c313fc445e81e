import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { checkStore } from './check-store';
import { pragma } from './database';
import { DiskFull, Stopping } from './refusals';
import { newFolder } from './testing/folder';
import { openWriter, proposed, readLog, writeLog } from './testing/log';

/** SQLite answers an append beyond this as it answers a full disk. */
const limitPages = (writer: ReturnType<typeof openWriter>, pages: number) =>
  writer['database'].exec(`PRAGMA max_page_count = ${pages}`);

const batchOf = (count: number) => Array.from({ length: count }, () => proposed('x'.repeat(1_000)));

describe('a full disk', () => {
  it('is answered as such, leaves nothing half-written, and appends go on once there is space', async () => {
    const folder = newFolder();
    const failed = jest.fn();
    const writer = openWriter(folder, failed);
    await writer.append('before', -1, batchOf(3));
    limitPages(writer, 20);

    const appends = ['a', 'b', 'c'].map((stream) => writer.append(stream, -1, batchOf(50)));
    for (const append of await Promise.allSettled(appends))
      expect(append).toMatchObject({ status: 'rejected', reason: expect.any(DiskFull) });
    expect(readLog(folder).map(({ stream }) => stream)).toEqual(['before', 'before', 'before']);

    limitPages(writer, 1_000_000);
    expect(await writer.append('a', -1, batchOf(50))).toMatchObject({ revision: 49 });
    expect(await writer.append('before', 2, batchOf(1))).toMatchObject({ revision: 3 });
    expect(failed).not.toHaveBeenCalled();
    writer.close();
    expect([...checkStore(folder)]).toEqual([]);
  });
});

it('after any other failure of the disk nothing is tried again: the node stops', async () => {
  const failed = jest.fn();
  const writer = openWriter(newFolder(), failed);
  await writer.append('before', -1, [proposed()]);
  writer['database'].close();
  await expect(writer.append('after', -1, [proposed()])).rejects.toThrow(Stopping);
  await expect(writer.append('later', -1, [proposed()])).rejects.toThrow(Stopping);
  expect(failed).toHaveBeenCalledTimes(1);
});

it('commits are on disk before they are answered, and together where they came together', async () => {
  const writer = openWriter(newFolder());
  const database = writer['database'];
  expect([pragma(database, 'journal_mode'), pragma(database, 'synchronous')]).toEqual(['wal', 2]);
  const exec = jest.spyOn(database, 'exec');
  await Promise.all(Array.from({ length: 30 }, (_, n) => writer.append(`s-${n}`, -1, [proposed()])));
  expect(exec.mock.calls.flat()).toEqual(['BEGIN IMMEDIATE', 'COMMIT']);
  writer.close();
});

it('what was accepted before the end is written', async () => {
  const folder = newFolder();
  const writer = openWriter(folder);
  const accepted = writer.append('s', -1, [proposed()]);
  writer.close();
  expect(await accepted).toMatchObject({ revision: 0 });
  await expect(writer.append('s', 0, [proposed()])).rejects.toThrow(Stopping);
  expect(readLog(folder)).toHaveLength(1);
});

it('a store that was closed keeps nothing in its write-ahead log', async () => {
  const folder = newFolder();
  await writeLog(folder, 2, 3);
  expect(existsSync(join(folder, 'events.db-wal'))).toBe(false);
});
