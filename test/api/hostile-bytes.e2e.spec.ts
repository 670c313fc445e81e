import { randomUUID } from 'node:crypto';
import { startServer, type Server } from '../support/server';
import { consent, openStudy, STUDY } from '../support/study';

// What is not even JSON, not even text, or not even one parameter.
const participant = `${STUDY}/participants/701-1015`;
const consents = `${participant}/consents`;

let server: Server;
beforeAll(async () => {
  server = await startServer();
  await openStudy(server.post);
  await server.post('coordinator', `${STUDY}/participants`, { SITEID: '701', SUBJID: '701-1015' });
}, 30_000);
afterAll(() => server.stop());

/** Everything but refusals, which are kept on purpose. */
const recorded = async (): Promise<string[]> => {
  const events = await Array.fromAsync(server.store.readAll(['study', 'participant', 'member']));
  return events.map(({ stream, revision }) => `${stream}@${revision}`);
};
const untouched = async <Result>(work: () => PromiseLike<Result>): Promise<Result> => {
  const before = await recorded();
  const result = await work();
  expect(await recorded()).toEqual(before);
  expect(({} as Record<string, unknown>).polluted).toBeUndefined();
  return result;
};

describe('bytes', () => {
  const raw = (bytes: Buffer | string, type = 'application/json') =>
    server
      .http()
      .post(`/api/studies${consents}`)
      .set({ ...server.bearer('coordinator'), 'idempotency-key': randomUUID(), 'content-type': type })
      .serialize((body) => body)
      .send(bytes);
  const text = JSON.stringify(consent);
  const withObtainer = (inside: string) => text.replace('c-mueller', inside);

  it.each<readonly [string, () => Buffer | string, number, string]>([
    ['2 MB', () => withObtainer('x'.repeat(2 << 20)), 413, 'too-large'],
    [
      'bad UTF-8',
      () => Buffer.concat([Buffer.from('{"obtainer":"'), Buffer.from([0xc3, 0x28]), Buffer.from('"}')]),
      400,
      'not-utf-8',
    ],
    [
      'an overlong encoding',
      () => Buffer.concat([Buffer.from('{"obtainer":"'), Buffer.from([0xc0, 0xaf]), Buffer.from('"}')]),
      400,
      'not-utf-8',
    ],
    ['a lone surrogate', () => withObtainer('\\ud800'), 400, 'lone-surrogate'],
    ['NUL', () => withObtainer('\\u0000'), 400, 'nul-character'],
    ['__proto__', () => text.replace('{', '{"__proto__":{"polluted":1},'), 400, 'polluting-key'],
    ['an escaped __proto__', () => text.replace('{', '{"\\u005f_proto__":{"polluted":1},'), 400, 'polluting-key'],
    ['constructor.prototype', () => text.replace('{', '{"constructor":{"prototype":{"polluted":1}},'), 400, 'polluting-key'],
    ['100,000 levels', () => '['.repeat(1e5) + ']'.repeat(1e5), 400, 'too-deep'],
    ['no JSON', () => '{"obtainer":', 400, 'not-json'],
    ['two values', () => '{} {}', 400, 'not-json'],
  ])('%s', async (_, body, status, code) => {
    const answer = await untouched(() => raw(body()));
    expect([answer.status, answer.body.type]).toEqual([status, `urn:verum:problem:${code}`]);
    expect(answer.type).toBe('application/problem+json');
  });

  it('a form is not JSON: 415', async () =>
    expect((await untouched(() => raw('obtainer=x', 'application/x-www-form-urlencoded'))).status).toBe(415));
});

describe('queries', () => {
  it.each([
    ['asOf', 'yesterday'],
    ['asOf', '2026-01-10T09:30:00+01:00'],
    ['asOf', '2023-02-30T00:00:00Z'],
    ['asOf', '-1'],
    ['asOf', '2999-01-01T00:00:00Z'],
    ['limit', '0'],
    ['limit', '1e9'],
    ['after', 'x'],
    ['atLeast', 'x'],
    ['colour', 'red'],
    ['__proto__', '1'],
  ])('%s=%s', async (name, value) => {
    const answer = await server
      .http()
      .get(`/api/studies${STUDY}/participants?${name}=${encodeURIComponent(value)}`)
      .set(server.bearer('monitor'));
    expect([answer.status, [...new Set(answer.body.fields)]]).toEqual([400, [`query: ${name}`]]);
  });
  it('R05 a moment that the record has not come to: another answer would stand under it later', async () => {
    const answers = ['participants', 'trail', 'listings/accesses', 'listings/corrections'].map(async (route) => {
      const url = `/api/studies${STUDY}/${route}?asOf=100000`;
      const { status, body } = await server.http().get(url).set(server.bearer('auditor'));
      return [status, body.type, body.fields];
    });
    const beyond = [422, 'urn:verum:problem:beyond-the-record', ['query: asOf']];
    expect(await Promise.all(answers)).toEqual([beyond, beyond, beyond, beyond]);
  });
  it('the same parameter twice', async () => {
    const answer = await server.http().get(`/api/studies${STUDY}/participants?asOf=1&asOf=2`).set(server.bearer('monitor'));
    expect(answer.status).toBe(400);
  });
});

it('text of every script is kept byte by byte', async () => {
  const obtainer = 'Müller é é \u202e👩🏽‍⚕️ =1+1 <b>';
  const answer = await server.post('coordinator', consents, { ...consent, obtainer });
  expect(answer.status).toBe(201);
  const events = await Array.fromAsync(server.store.read(answer.body.stream, 1));
  expect(events[0]!.data).toMatchObject({ obtainer });
});
