import { join } from 'node:path';
import { drop, newFolder, program, startBuiltServer, verum, type BuiltServer } from '../support/built-server';
import { clientOf, type Client } from '../support/client';
import { faultsOf, logOf, underLoad, type Sent } from '../support/load';
import { atLeastOf, openStudy, STUDY } from '../support/study';

const data = newFolder();
const SERVER = join(__dirname, '..', '..', 'dist', 'apps', 'server', 'main.js');
const PRELOAD = `--require="${join(__dirname, 'end-the-pump.cjs')}"`; // a path may hold a space
let server: BuiltServer;
let client: Client;
beforeAll(async () => {
  server = await startBuiltServer(data, { LOG_LEVEL: 'silent', NODE_OPTIONS: PRELOAD });
  client = clientOf(server.url, await server.tokens());
  await openStudy(client.post);
}, 60_000);
afterAll(async () => {
  await server.kill();
  drop(data);
});

describe('a second process on the same data', () => {
  it.each([
    ['a server', [SERVER], { VERUM_DATA: data, PORT: '0' }],
    ['a store', [join(SERVER, '..', '..', 'cli', 'main.js'), 'store', '--port', '0', '--data', join(data, 'store')], {}],
  ])('%s is refused with one clear sentence, and the first one is unharmed', async (_, args, env) => {
    const { said, ended } = program(args, env as Record<string, string>);
    expect([(await ended).code, said.out]).toEqual([1, '']);
    expect(said.err.trimEnd().split('\n')).toEqual([expect.stringMatching(/in use|already|another process/i)]);
    const screened = await client.post('coordinator', `${STUDY}/participants`, { SITEID: '701' });
    expect([screened.status, (await fetch(`${server.url}/health`)).status]).toEqual([201, 200]);
  });
});

it('T10 a pump whose thread dies is started again', async () => {
  const started = () => server.said.err.split('the pump starts').length - 1;
  expect(started()).toBe(1);
  for (const times of [2, 3]) {
    server.child.kill('SIGUSR2');
    const screened = await client.post('coordinator', `${STUDY}/participants`, { SITEID: '701' });
    const read = await client.get('monitor', `${STUDY}/participants/${screened.body.SUBJID}`, atLeastOf(screened));
    expect([read.status, started()]).toEqual([200, times]);
  }
});

it('the CLI joins a running server instead of fighting it for the lock', async () => {
  const { code, out } = await verum(['--json', 'token', 'list', '--member', 'coordinator'], { VERUM_DATA: data });
  expect([code, JSON.parse(out).tokens.length]).toEqual([0, 1]);
});

it('SIGTERM under load settles what was accepted: the log holds what was answered, and nothing else', async () => {
  const sent: Sent[] = [];
  const load = underLoad(client, 64, sent);
  while (sent.filter(({ acknowledged }) => acknowledged).length < 300) await client.get('monitor', STUDY);
  expect(await server.stop()).toEqual({ code: 0, signal: null });
  await load.ended;
  const log = await logOf(data);
  expect(faultsOf(sent, log)).toEqual([]);
  const done = new Set(log.map(({ metadata }) => metadata.$causationId));
  expect(sent.filter(({ key, acknowledged }) => done.has(key) && !acknowledged)).toEqual([]);
}, 60_000);
