import { randomUUID } from 'node:crypto';
import { startServer, type Server } from '../support/server';
import { consent, openStudy, protocol, STUDY, withdrawal } from '../support/study';

const participant = `${STUDY}/participants/701-1015`;
const consents = `${participant}/consents`;

let server: Server;
const key = randomUUID();
beforeAll(async () => {
  server = await startServer();
  await openStudy(server.post);
  const screening = { SITEID: '701', SUBJID: '701-1015' };
  await server.post('coordinator', `${STUDY}/participants`, screening, { 'idempotency-key': key });
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

type Case = readonly [what: string, to: string, body: object, problem: string, field: string];
const given = (more: object) => ({ ...consent, ...more });

it.each<Case>([
  ['an unknown study', '/NONE-9/participants', { SITEID: '701' }, '404 not-there', ''],
  ['an unknown participant', `${STUDY}/participants/701-9/consents`, consent, '404 not-there', ''],
  ['an unknown field', consents, given({ colour: 'red' }), '400 wrong-shape', '/colour'],
  [
    'an unknown field deep inside',
    consents,
    given({ signatures: [{ capacity: 'participant', signedAt: '2026-01-10T09:30', x: 1 }] }),
    '400 wrong-shape',
    '/signatures/0/x',
  ],
  ['an unknown term', consents, given({ consentMethod: 'telepathy' }), '400 wrong-shape', '/consentMethod'],
  [
    'an unknown term in a list',
    `${participant}/withdrawals`,
    { ...withdrawal, withdrawalScopes: ['the lot'] },
    '400 wrong-shape',
    '/withdrawalScopes',
  ],
  ['a day that is none', `${participant}/withdrawals`, { ...withdrawal, DSSTDTC: '2023-02-30' }, '400 wrong-shape', '/DSSTDTC'],
  [
    'a local time that the clocks left out',
    consents,
    given({ DSSTDTC: '2026-03-29T02:30' }),
    '422 local-time-unclear',
    '/DSSTDTC',
  ],
  [
    'a local time that the clocks showed twice',
    consents,
    given({ DSSTDTC: '2025-10-26T02:30' }),
    '422 local-time-unclear',
    '/DSSTDTC',
  ],
  ['a missing field', consents, { ...consent, obtainer: undefined }, '400 wrong-shape', '/obtainer'],
  ['null for a field', consents, given({ delegation: null }), '400 wrong-shape', '/delegation'],
  ['a number for a text', consents, given({ language: 7 }), '400 wrong-shape', '/language'],
  ['a list for the body', consents, [consent], '400 wrong-shape', ''],
  ['an unknown site', `${STUDY}/participants`, { SITEID: '799' }, '422 screening-refused', ''],
  [
    'a scope that the protocol does not have',
    consents,
    given({ optionalScopes: [{ optionalScope: 'moon', agreed: true }] }),
    '422 optional-scopes-unclear',
    '/optionalScopes/0/optionalScope',
  ],
])('%s: POST %s', async (_, to, body, problem, field) => {
  const answer = await untouched(() => server.post('coordinator', to, body));
  const [status, code] = problem.split(' ');
  const said = [answer.status, answer.type, answer.body.type];
  expect(said).toEqual([Number(status), 'application/problem+json', `urn:verum:problem:${code}`]);
  if (field) expect([...new Set(answer.body.fields)]).toEqual([field]);
  if (field && status === '400') expect(answer.body.errors[0]).toMatchObject({ rule: expect.stringMatching(/^\w+/) });
});

it('a local time that does not exist names both readings', async () => {
  const { body } = await server.post('coordinator', consents, given({ DSSTDTC: '2026-03-29T02:30' }));
  expect(body.detail).toMatch(/2026-03-29T\d\d:30\+01:00 or 2026-03-29T\d\d:30\+02:00/);
});

it('a protocol that contradicts itself: every fault with its pointer', async () => {
  const visits = [{ VISITNUM: 1, VISIT: 'Late', VISITDY: 5, earliest: 9, latest: 3 }];
  const seen = (await server.get('study-builder', STUDY)).headers.etag!;
  const answer = await untouched(() =>
    server.post(
      'study-builder',
      `${STUDY}/protocol-versions`,
      { ...protocol, version: '2.0', visits, consentForms: [] },
      { 'if-match': seen },
    ),
  );
  expect([answer.status, answer.body.type]).toEqual([422, 'urn:verum:problem:protocol-not-sound']);
  expect(answer.body.fields.length).toBeGreaterThan(1);
});

describe('headers', () => {
  it.each([
    ['no key', { 'idempotency-key': '' }, 400, 'Idempotency-Key'],
    ['a key that is no UUID', { 'idempotency-key': '7' }, 400, 'Idempotency-Key'],
    ['a time without an offset', { 'captured-at': '2026-01-10T09:30:00' }, 400, 'Captured-At'],
  ])('%s', async (_, headers, status, header) => {
    const answer = await untouched(() => server.post('coordinator', consents, consent, headers));
    expect([answer.status, answer.body.fields]).toEqual([status, [`header: ${header}`]]);
  });

  it('no key at all', async () => {
    const answer = await untouched(() =>
      server.http().post(`/api/studies${consents}`).set(server.bearer('coordinator')).send(consent),
    );
    expect([answer.status, answer.body.type]).toEqual([400, 'urn:verum:problem:idempotency-key-required']);
  });

  it('the same key with another body', async () => {
    const other = { SITEID: '701', SUBJID: '701-1015', SVSTDTC: '2026-01-11' };
    const answer = await untouched(() => server.post('coordinator', `${STUDY}/participants`, other, { 'idempotency-key': key }));
    expect([answer.status, answer.body.type]).toEqual([422, 'urn:verum:problem:command-reused']);
  });

  it.each([
    ['', 428],
    ['"0"', 412],
  ])('a stale If-Match: %s', async (etag, status) => {
    const headers: Record<string, string> = etag ? { 'if-match': etag } : {};
    const next = { ...protocol, version: '2.0' };
    const answer = await untouched(() => server.post('study-builder', `${STUDY}/protocol-versions`, next, headers));
    expect(answer.status).toBe(status);
  });
});
