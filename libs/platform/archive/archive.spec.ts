import { existsSync, mkdtempSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { gunzipSync, gzipSync } from 'node:zlib';
import { createHash } from 'node:crypto';
import { InMemoryEventStore } from '@verum/platform/eventsourcing';
import { verifyArchive, writeArchive } from './index';
import { logOfNotes, newFile, noted, notes, rewritten } from './testing/log';

const about = { release: '1.2.3', madeAt: '2026-06-30T12:00:00.000Z', categories: ['note'] };
const check = (file: string) => verifyArchive(file, [notes]);
const whole = newFile();
let bytes: Buffer;
beforeAll(async () => {
  await writeArchive(await logOfNotes(12), whole, about);
  bytes = readFileSync(whole);
});

const holding = (content: Buffer): string => {
  const file = newFile();
  writeFileSync(file, content);
  return file;
};

/** What is said of a file; undefined where nothing is wrong with it. */
const refusalOf = (content: Buffer): string | undefined => {
  const file = holding(content);
  try {
    return void check(file);
  } catch (error) {
    return (error as Error).message;
  }
};

it('R03 any gzip and sha256sum read it: a first line with counts, a line for each event, a last line with the digest', () => {
  const [first, ...lines] = gunzipSync(bytes).toString().trimEnd().split('\n');
  const last = lines.pop()!;
  expect(JSON.parse(first!)).toMatchObject({ verum: 'backup', format: 1, release: '1.2.3', events: 12, streams: 5 });
  expect(JSON.parse(lines[7]!)).toMatchObject({ stream: 'note-2', revision: 1, type: 'Noted', data: { text: 'number 7' } });
  const sha256 = createHash('sha256')
    .update(lines.map((line) => `${line}\n`).join(''))
    .digest('hex');
  expect(JSON.parse(last)).toMatchObject({ end: 'backup', events: 12, sha256 });
  expect(check(whole)).toMatchObject({ sha256, header: { newest: { stream: 'note-1', revision: 2 } } });
  if (process.platform !== 'win32') expect(statSync(whole).mode & 0o777).toBe(0o600);
});

it('R01 each byte, flipped, is found and named by line and block', () => {
  const missed: number[] = [];
  for (let at = 0; at < bytes.length; at++) {
    const flipped = Buffer.from(bytes);
    flipped[at]! ^= 1 << (at % 8);
    if (!/line \d+, in the block at byte \d+: /.test(refusalOf(flipped) ?? '')) missed.push(at);
  }
  expect(missed).toEqual([]);
});

it('R01 cut off at any byte, it is refused', () => {
  for (let length = 0; length < bytes.length; length += 7)
    expect(refusalOf(bytes.subarray(0, length))).toMatch(length === 0 ? 'empty' : /ends|cut off/);
});

it.each([
  ['a text', Buffer.from('Dear colleague,\nplease find enclosed\n'), /no backup.+line 1, in the block at byte 0/],
  ['a longer text', Buffer.from('Dear colleague,\n'.repeat(99)), /no backup.+no block begins here/],
  ['another gzip', gzipSync('{}\n'.repeat(500)), /no backup/],
  ['nothing', Buffer.alloc(0), 'the file is empty'],
])('refuses %s in one sentence', (_, content, words) => {
  const said = refusalOf(content)!;
  expect(said).toMatch(words);
  expect(said).not.toContain('\n');
});

it('refuses what is not there, and a folder', () => {
  expect(() => check(join(dirname(whole), 'nowhere'))).toThrow('no such file');
  expect(() => check(dirname(whole))).toThrow('no such file');
});

const swapped = ([first, a, b, ...rest]: string[]) => [first!, b!, a!, ...rest];
const replaced = (at: number, from: string, to: string) => (lines: string[]) =>
  lines.map((line, index) => (index === at ? line.replace(from, to) : line));

it.each<[string, (lines: string[]) => string[], RegExp]>([
  ['a later format', replaced(0, '"format":1', '"format":2'), /line 1,.+format 2.+reads format 1: use release 1.2.3/],
  ['an altered value', replaced(4, 'number 3', 'number 4'), /the digest of its events is another/],
  ['an altered first line', replaced(0, '1.2.3', '1.2.4'), /the first line is not the one/],
  ['an event of a later version', replaced(4, '"schema":2', '"schema":3'), /line 5,.+note-3@0: Noted is stored in version 3/],
  ['an unknown event', replaced(4, 'Noted', 'Nodded'), /line 5,.+note-3@0: .+No event Nodded/],
  ['an event without its field', replaced(4, '"text":"number 3"', '"test":1'), /line 5,.+note-3@0: Noted cannot be decoded/],
  ['an unknown category', replaced(4, 'note-3', 'memo-3'), /line 5,.+memo-3@0: .+no such category/],
  ['another form of a line', replaced(4, '{"stream"', '{ "stream"'), /line 5,.+not written in the form/],
  ['a line that is no JSON', replaced(4, '{', '['), /line 5,.+no JSON/],
  ['a line left out', (lines) => lines.toSpliced(3, 1), /note-2@1: the stream has a hole: revision 0 is missing/],
  ['the last event left out', (lines) => lines.toSpliced(-2, 1), /it holds 11 events, and was made with 12/],
  ['a line twice', (lines) => lines.toSpliced(3, 0, lines[3]!), /revision 0 stands there twice/],
  ['two lines in the other order', swapped, /the digest of its events is another/],
  ['something behind the last line', (lines) => [...lines, lines[3]!], /something follows the last line/],
  ['no last line', (lines) => lines.slice(0, -1), /ends before its last line/],
])('R01 finds %s', (_, alter, words) => expect(() => check(rewritten(whole, alter))).toThrow(words));

it('takes an event of an earlier version, as the upcast reads it', async () => {
  const [store, file] = [new InMemoryEventStore(), newFile()];
  await store.append('note-1', -1, [noted('old', { schema: 1 })]);
  await writeArchive(store, file, about);
  expect(check(file).header.events).toBe(1);
});

it('holds what was there when it began, however much is appended meanwhile', async () => {
  const [store, file] = [await logOfNotes(10), newFile()];
  const progress = (events: number) => void store.append(`note-late${events}`, -1, [noted('late')]);
  const { header } = await writeArchive(store, file, { ...about, progress });
  expect(header.events).toBe(10);
  expect(check(file).header).toEqual(header);
});

it('is empty where the log is', async () => {
  const file = newFile();
  await writeArchive(new InMemoryEventStore(), file, about);
  expect(check(file).header).toMatchObject({ events: 0, streams: 0, newest: null });
});

it('never replaces a file, and leaves none where it failed', async () => {
  const before = readFileSync(whole);
  await expect(writeArchive(await logOfNotes(1), whole, about)).rejects.toThrow('a file of that name already');
  expect(readFileSync(whole)).toEqual(before);
  const folder = mkdtempSync(join(tmpdir(), 'verum-archive-'));
  const progress = () => {
    throw new Error('away');
  };
  await expect(writeArchive(await logOfNotes(1), join(folder, 'b'), { ...about, progress })).rejects.toThrow('away');
  expect(readdirSync(folder)).toEqual([]);
  await expect(writeArchive(await logOfNotes(1), join(folder, 'x', 'b'), about)).rejects.toThrow('folder');
  expect(existsSync(join(folder, 'x'))).toBe(false);
});
