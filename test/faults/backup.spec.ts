import { cpSync, existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout } from 'node:timers/promises';
import { verifyArchive } from '@verum/platform/archive';
import { streams } from '../../apps/server/record';
import { CLI, drop, newFolder, program, startBuiltServer, verum } from '../support/built-server';
import { clientOf, type Client } from '../support/client';
import { faultsOf, logOf, underLoad, type Sent } from '../support/load';
import { openStudy, STUDY } from '../support/study';

const QUIET = { LOG_LEVEL: 'silent' };
const categories = streams.map(({ category }) => category);
const [data, other] = [newFolder(), newFolder()];
const [file, restored] = [join(other, 'backup.gz'), join(other, 'restored')];
const sent: Sent[] = [];
let before: readonly Sent[];
let told: string;
let tokens: ReadonlyMap<string, string>;

/** The record up to a number, and the people in it, as an auditor reads them. */
const figuresOf = async (client: Client, asOf: string): Promise<string> => {
  const answers = [];
  for (const path of ['/trail', '/participants', '/deviations'])
    answers.push(await client.get('auditor', STUDY + path, { asOf, limit: '500' }));
  expect(answers[0]!.status).toBe(200);
  return JSON.stringify(answers.map(({ status, text }) => [status, text]));
};

beforeAll(async () => {
  const server = await startBuiltServer(data, QUIET);
  tokens = await server.tokens();
  const client = clientOf(server.url, tokens);
  await openStudy(client.post);
  const identity = { name: 'Jane Doe' };
  await client.post('coordinator', `${STUDY}/participants`, { SITEID: '701', SUBJID: '701-1' });
  expect((await client.post('coordinator', `${STUDY}/participants/701-1/identity`, identity, { 'if-match': '"0"' })).status).toBe(
    201,
  );
  const load = underLoad(client, 64, sent);
  while (sent.filter(({ acknowledged }) => acknowledged).length < 500) await setTimeout(20);
  before = sent.filter(({ acknowledged }) => acknowledged).map((command) => ({ ...command }));
  const { code, out } = await verum(['--json', 'backup', file], { VERUM_DATA: data });
  expect([code, JSON.parse(out).format]).toEqual([0, 1]);
  expect(sent.filter(({ acknowledged }) => acknowledged).length).toBeGreaterThan(before.length); // it went on meanwhile
  await load.stop();
  expect(load.refused).toEqual([]);
  told = await figuresOf(client, '300');
  await server.stop();
}, 120_000);
afterAll(() => [data, other].forEach(drop));

it('R03 R39 R53 a backup taken under 64 connections holds all that was acknowledged before, and restores to the same record', async () => {
  const done = await verum(['--json', 'restore', file], { VERUM_DATA: restored });
  expect([done.code, done.err]).toEqual([0, '']);
  const { events, appended } = JSON.parse(done.out);
  const [log, original] = [await logOf(restored, categories), await logOf(data, categories)];
  expect([log.length, appended]).toEqual([events, events]);
  expect(log).toEqual(original.slice(0, events)); // ids, revisions, data, times, and here even positions
  expect(log.length).toBeLessThan(original.length);
  expect(faultsOf(before, log)).toEqual([]);
  const last = log.findLastIndex(({ metadata }) => before.some(({ key }) => key === metadata.$causationId));
  expect(faultsOf(before, log.toSpliced(last, 1))).not.toEqual([]); // the check can find one that is lost

  cpSync(join(data, 'vault'), join(restored, 'vault'), { recursive: true });
  const fsck = await verum(['--json', 'fsck'], { VERUM_DATA: restored });
  expect([fsck.code, JSON.parse(fsck.out)]).toEqual([
    0,
    { clean: true, faults: [], looked: { events, sealed: expect.any(Number), erased: 0 }, unchecked: [] },
  ]);
  expect(JSON.parse(fsck.out).looked.sealed).toBeGreaterThan(0);
  process.stdout.write(`${before.length} commands acknowledged before the backup, ${events} events in it: none is missing\n`);
}, 120_000);

it('R03 R54 a server on the restored store answers as the first one did, and takes commands', async () => {
  const server = await startBuiltServer(restored, QUIET);
  const client = clientOf(server.url, tokens);
  expect(await figuresOf(client, '300')).toBe(told);
  expect((await client.post('coordinator', `${STUDY}/participants`, { SITEID: '701' })).status).toBe(201);
  const beside = await verum(['--json', 'fsck'], { VERUM_DATA: restored });
  const unchecked = [expect.stringContaining('bytes that hold nothing')]; // while the server writes
  expect([beside.code, JSON.parse(beside.out)]).toMatchObject([0, { clean: true, unchecked }]);
  const again = await verum(['restore', file], { VERUM_DATA: restored });
  expect([again.code, again.err.trim().split('\n')]).toEqual([1, [expect.stringContaining('A server runs on this data folder')]]);
  expect(await server.stop()).toEqual({ code: 0, signal: null });
}, 120_000);

it('refuses a store that holds events, and a file that is there already', async () => {
  const [again, twice] = [
    await verum(['restore', file], { VERUM_DATA: data }),
    await verum(['backup', file], { VERUM_DATA: data }),
  ];
  expect([again.code, again.err.trim().split('\n')]).toEqual([1, [expect.stringContaining('holds events')]]);
  expect([twice.code, twice.err.trim().split('\n')]).toEqual([1, [expect.stringContaining('no backup is ever replaced')]]);
  expect(verifyArchive(file, streams).header.format).toBe(1);
}, 60_000);

it.each<[string, () => Buffer, string]>([
  ['an empty file', () => Buffer.alloc(0), 'the file is empty'],
  ['a text', () => Buffer.from('STUDYID,DOMAIN\nKET-01,DM\n'), 'This is no backup'],
  ['one that was cut off', () => readFileSync(file).subarray(0, -100), 'ends in the middle of a block'],
  [
    'one with a flipped byte',
    () => readFileSync(file).map((byte, at) => (at === 5_000 ? byte ^ 4 : byte)) as Buffer,
    'not as it was written',
  ],
])(
  '%s is refused with one sentence, and nothing is made',
  async (_, content, words) => {
    const [wrong, nowhere] = [join(other, 'wrong.gz'), join(other, 'never')];
    writeFileSync(wrong, content());
    const { code, out, err } = await verum(['restore', wrong], { VERUM_DATA: nowhere });
    expect([code, out, err.trim().split('\n')]).toEqual([1, '', [expect.stringContaining(words)]]);
    expect((await verum(['restore', '--dry-run', wrong], {})).code).toBe(1);
    expect(existsSync(nowhere)).toBe(false);
  },
  30_000,
);

it('a restore that is killed leaves no store, and the next one begins anew', async () => {
  const killed = join(other, 'killed');
  mkdirSync(killed);
  const { child, ended } = program([CLI, 'restore', file], { VERUM_DATA: killed });
  while (!existsSync(join(killed, 'restoring', 'store', 'events.db'))) await setTimeout(5);
  child.kill('SIGKILL');
  await ended;
  const check = await verum(['fsck'], { VERUM_DATA: killed });
  expect([check.code, check.err]).toEqual([1, expect.stringContaining('no embedded store')]);
  expect((await verum(['restore', file], { VERUM_DATA: killed })).code).toBe(0);
  expect((await verum(['fsck'], { VERUM_DATA: killed })).code).toBe(0);
}, 60_000);
