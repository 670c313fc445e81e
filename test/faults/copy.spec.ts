import { statSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout } from 'node:timers/promises';
import { streams } from '../../apps/server/record';
import { CLI, drop, newFolder, program, startBuiltServer, startStore, verum } from '../support/built-server';
import { clientOf } from '../support/client';
import { logOf, underLoad, type Sent } from '../support/load';
import { openStudy } from '../support/study';

const categories = streams.map(({ category }) => category);
const QUIET = { LOG_LEVEL: 'silent' };
const [data, to] = [newFolder(), newFolder()];
const VERUM_DATA = data;
const digestsOf = async (env: Record<string, string>) =>
  JSON.parse((await verum(['--json', 'views', 'rebuild'], env)).out).digests;
const withoutPlaces = async (folder: string) => (await logOf(folder, categories)).map(({ position: _, ...event }) => event);

beforeAll(async () => {
  const server = await startBuiltServer(data, QUIET);
  const client = clientOf(server.url, await server.tokens());
  await openStudy(client.post);
  const sent: Sent[] = [];
  const load = underLoad(client, 64, sent);
  while (sent.filter(({ acknowledged }) => acknowledged).length < 600) await setTimeout(20);
  await load.stop();
  await server.stop();
}, 300_000);
afterAll(() => [data, to].forEach(drop));

it('R53 a copy to another server, killed and resumed, keeps ids, times, order and figures, and doubles nothing', async () => {
  const store = await startStore(join(to, 'store'));
  const copy = ['--json', 'store', 'copy', '--to', store.url];
  const { child, ended } = program([CLI, ...copy], { VERUM_DATA });
  const written = () => statSync(join(to, 'store', 'events.db-wal')).size;
  for (const before = written(); written() < before + 1_500_000;) await setTimeout(5); // some hundred events
  child.kill('SIGKILL');
  await ended;
  const resumed = await verum(copy, { VERUM_DATA });
  expect([resumed.code, resumed.err]).toEqual([0, '']);
  const { events, there, appended } = JSON.parse(resumed.out);
  expect(there + appended).toBe(events);
  expect(Math.min(there, appended)).toBeGreaterThan(0); // it was killed in the middle
  expect(JSON.parse((await verum(copy, { VERUM_DATA })).out)).toMatchObject({ events, there: events, appended: 0 });

  const env = { EVENTSTORE_URL: store.url, VERUM_DATA: join(to, 'views'), VERUM_VAULT: join(data, 'vault') };
  expect(await digestsOf(env)).toEqual(await digestsOf({ VERUM_DATA })); // record numbers too
  const fsck = await verum(['--json', 'fsck'], env);
  expect([fsck.code, JSON.parse(fsck.out)]).toMatchObject([0, { clean: true, faults: [], looked: { events } }]);
  expect(JSON.parse(fsck.out).unchecked).toEqual([expect.stringContaining('the bytes of the store')]);
  await store.stop();
  expect(await withoutPlaces(to)).toEqual(await withoutPlaces(data));
  process.stdout.write(`killed after ${there} of ${events} events; the rest came with the second run\n`);
}, 300_000);

it('refuses a store with another log, and one that nobody could mean', async () => {
  const elsewhere = newFolder();
  const store = await startStore(join(elsewhere, 'store'));
  const env = { EVENTSTORE_URL: store.url, VERUM_VAULT: join(elsewhere, 'vault') };
  expect((await verum(['vault', 'init'], env)).code).toBe(0);
  const who = ['--member', 'm', '--name', 'M', '--organisation', 'O', '--role', 'auditor'];
  expect((await verum(['token', 'create', ...who], env)).code).toBe(0);
  const { code, err } = await verum(['store', 'copy', '--to', store.url], { VERUM_DATA });
  expect([code, err.trim().split('\n')]).toEqual([1, [expect.stringContaining('holds another log: member-')]]);
  await store.stop();
  drop(elsewhere);
  const wrong = await verum(['store', 'copy', '--to', 'http://admin:changeit@host'], { VERUM_DATA });
  expect([wrong.code, wrong.err]).toEqual([2, expect.stringContaining('a connection string')]);
}, 60_000);

it('a restore into EVENTSTORE_URL fills an empty server, and refuses it the second time', async () => {
  const third = newFolder();
  const [file, store] = [join(third, 'backup.gz'), await startStore(join(third, 'store'))];
  expect((await verum(['backup', file], { VERUM_DATA })).code).toBe(0);
  const env = { EVENTSTORE_URL: store.url, VERUM_DATA: join(third, 'views') };
  const done = await verum(['--json', 'restore', file], env);
  expect([done.code, JSON.parse(done.out).digests]).toEqual([0, await digestsOf({ VERUM_DATA })]);
  const again = await verum(['restore', file], env);
  expect([again.code, again.err]).toEqual([1, expect.stringContaining('holds events already')]);
  expect(JSON.parse((await verum(['--json', 'restore', '--resume', file], env)).out).appended).toBe(0);
  await store.stop();
  drop(third);
}, 300_000);
