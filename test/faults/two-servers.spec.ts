import { randomUUID } from 'node:crypto';
import { join } from 'node:path';
import { drop, newFolder, startBuiltServer, startStore, verum, type BuiltServer } from '../support/built-server';
import { clientOf, type Client, type Reply } from '../support/client';
import { atLeastOf, consent, openStudy, STUDY } from '../support/study';

// One store, one vault, two servers: each with views of its own.
const data = newFolder();
const [VERUM_VAULT, LOG_LEVEL] = [join(data, 'vault'), 'silent'];
const participant = `${STUDY}/participants/701-1015`;

let store: Awaited<ReturnType<typeof startStore>>;
let servers: BuiltServer[];
let clients: Client[];
beforeAll(async () => {
  store = await startStore(join(data, 'store'));
  const env = { EVENTSTORE_URL: store.url, VERUM_VAULT, LOG_LEVEL };
  expect(await verum(['vault', 'init'], env)).toMatchObject({ code: 0 });
  const tokens = new Map<string, string>();
  for (const role of ['study-builder', 'coordinator', 'auditor']) {
    const who = ['--member', role, '--name', role, '--organisation', 'O', '--role', role];
    tokens.set(role, JSON.parse((await verum(['--json', 'token', 'create', ...who], env)).out).token);
  }
  const start = (folder: string) => startBuiltServer(join(data, folder), env);
  servers = await Promise.all([start('one'), start('two')]);
  clients = servers.map(({ url }) => clientOf(url, tokens));
  await openStudy(clients[0]!.post);
  const screened = await clients[0]!.post('coordinator', `${STUDY}/participants`, { SITEID: '701', SUBJID: '701-1015' });
  for (const client of clients) expect((await client.get('auditor', STUDY, atLeastOf(screened))).status).toBe(200);
}, 120_000);
afterAll(async () => {
  await Promise.all(servers?.map((server) => server.stop()) ?? []);
  await store?.stop();
  drop(data);
}, 60_000);

/** In turn by each server, all at once. */
const atOnce = (count: number, ask: (client: Client, i: number) => Promise<Reply>): Promise<Reply[]> =>
  Promise.all(Array.from({ length: count }, (_, i) => ask(clients[i % 2]!, i)));
const statuses = (answers: readonly Reply[]) =>
  Object.fromEntries([...Map.groupBy(answers, ({ status }) => status)].map(([status, all]) => [status, all.length]));
const trail = async (path: string) => (await clients[1]!.get('auditor', `${path}/trail`, { limit: '500' })).body.entries;

it('T13 200 changes at once of one revision: one winner, everybody else is stale', async () => {
  const answers = await atOnce(200, (client, i) =>
    client.post('coordinator', `${participant}/identity`, { name: `Person ${i}` }, { 'if-match': '"0"' }),
  );
  expect(statuses(answers)).toEqual({ 201: 1, 412: 199 });
  const winner = answers.find(({ status }) => status === 201)!;
  for (const client of clients) {
    const { status, body } = await client.get('coordinator', `${participant}/identity`, atLeastOf(winner));
    expect([status, body.name]).toEqual([200, `Person ${answers.indexOf(winner)}`]);
  }
}, 60_000);

it('T13 200 at once give one number to 200 people: one gets it, the others are told that it is taken', async () => {
  const answers = await atOnce(200, (client) =>
    client.post('coordinator', `${STUDY}/participants`, { SITEID: '701', SUBJID: '701-2000' }),
  );
  expect(statuses(answers)).toEqual({ 201: 1, 409: 199 });
}, 60_000);

it('T14 one command sent 100 times through both: one effect, one answer', async () => {
  const key = { 'idempotency-key': randomUUID() };
  const answers = await atOnce(100, (client) => client.post('coordinator', `${participant}/consents`, consent, key));
  expect(statuses(answers)).toEqual({ 201: 100 });
  expect(new Set(answers.map(({ text }) => text)).size).toBe(1);
  const late = await clients[1]!.post('coordinator', `${participant}/consents`, consent, key);
  expect([late.text, late.headers.get('idempotency-replayed')]).toEqual([answers[0]!.text, 'true']);
  await clients[1]!.get('auditor', STUDY, atLeastOf(answers[0]!));
  expect((await trail(participant)).filter(({ says }: { says: string }) => says.startsWith('Consented'))).toHaveLength(1);
  const other = await clients[1]!.post('coordinator', `${participant}/consents`, { ...consent, witness: true }, key);
  expect(other.status).toBe(422);
}, 60_000);

it('both tell the same record, number for number', async () => {
  const last = await clients[0]!.post('coordinator', `${STUDY}/participants`, { SITEID: '702', SUBJID: '702-1' });
  const told = await Promise.all(
    clients.map((client) => client.get('auditor', `${STUDY}/trail`, { limit: '500', ...atLeastOf(last) })),
  );
  expect(told[0]!.text).toBe(told[1]!.text);
  expect(told[0]!.body.entries.length).toBeGreaterThan(12);
});
