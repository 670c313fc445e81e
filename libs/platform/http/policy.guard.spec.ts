import 'reflect-metadata';
import { idOfParticipant } from '@verum/platform/eventsourcing';
import { routesOf } from './routes';
import { smallApi, STUDY, type SmallApi } from './testing/small-api';

const KEY = '0190F3A4-7b1c-7d2e-8f3a-4b5c6d7e8f90';
const FINDINGS = '/api/studies/KET-01/participants/1001/findings';
const good = { VSORRES: '128', VSDTC: '2014-07', repeat: 1 };

let api: SmallApi;
beforeAll(async () => {
  api = await smallApi();
  await api.app.init();
  await api.app.getHttpAdapter().getInstance().ready();
});
afterAll(() => api.app.close());

const ask = (method: 'GET' | 'POST', url: string, who?: string, headers: Record<string, string> = {}, payload?: unknown) =>
  api.app.inject({
    method,
    url,
    headers: { ...(who && { authorization: `Bearer ${who}` }), ...headers },
    ...(payload !== undefined && { payload: payload as object }),
  });
const add = (who: string, body: unknown = good, headers: Record<string, string> = {}) =>
  ask('POST', FINDINGS, who, { 'idempotency-key': KEY, ...headers }, body);

describe('who comes in', () => {
  it.each([
    ['no token', undefined],
    ['an unknown token', 'stranger'],
    ['a token of two words', 'monitor monitor'],
  ])('needs a token: %s', async (_, who) => {
    const { statusCode, headers, ...answer } = await ask('GET', FINDINGS, who);
    expect([statusCode, headers['www-authenticate'], answer.json().type]).toEqual([
      401,
      'Bearer',
      'urn:verum:problem:unauthorized',
    ]);
  });

  it('waits until the accounts are read', async () => {
    const { statusCode, headers, ...answer } = await ask('GET', FINDINGS, 'early');
    expect([statusCode, headers['retry-after'], answer.json().type]).toEqual([503, '1', 'urn:verum:problem:catching-up']);
  });

  it.each([
    ['former', 'a grant that is over'],
    ['elsewhere', 'a grant for another study'],
    ['builder', 'another role'],
    ['nobody', 'no grant'],
  ])('is refused and noted: %s, with %s', async (who) => {
    api.refused.length = 0;
    const answer = await add(who);
    expect([answer.statusCode, answer.json().type]).toEqual([403, 'urn:verum:problem:not-allowed']);
    expect(api.refused).toMatchObject([
      {
        command: 'FindingsController.add',
        error: { code: 'not-allowed' },
        context: { study: STUDY, commandId: KEY.toLowerCase() },
      },
    ]);
    expect(JSON.stringify(api.refused)).not.toMatch(/"128"|2014-07-/);
  });

  it('is closed to all where a route does not say', async () => {
    expect((await ask('GET', `${FINDINGS}/forgotten`, 'monitor')).statusCode).toBe(403);
    expect(routesOf(api.app).filter(({ policy }) => !policy)).toMatchObject([
      { name: 'FindingsController.forgotten', method: 'GET' },
    ]);
  });

  it('is shown for every route', () =>
    expect(routesOf(api.app).map(({ method, path, policy }) => `${method} ${path} ${policy}`)).toEqual(
      [
        'GET /api/studies study-builder,coordinator',
        'POST /api/studies study-builder,coordinator',
        `POST /api/studies/:study/participants/:participant/findings coordinator,monitor`,
        `GET /api/studies/:study/participants/:participant/findings coordinator,monitor`,
        `GET /api/studies/:study/entries monitor`,
        `GET /api/studies/:study/participants/:participant/findings/forgotten undefined`,
        'GET /health anyone',
        'GET /health/broken anyone',
      ].sort((a, b) => (pathFirst(a) < pathFirst(b) ? -1 : 1)),
    ));

  it('acts in the first role of the route, at every site granted for it', async () => {
    expect((await add('both')).json().context).toMatchObject({ role: 'coordinator', sites: ['S01'] });
    expect((await add('coordinator')).json().context).toMatchObject({ role: 'coordinator', sites: ['S01', 'S02'] });
    expect((await add('monitor')).json().context).toMatchObject({ role: 'monitor', sites: '*' });
  });

  it('reads where no study is named with any grant, and writes there with a grant for all', async () => {
    expect((await ask('GET', '/api/studies', 'coordinator')).json()).toEqual({ role: 'coordinator', studies: [STUDY, STUDY] });
    expect((await ask('GET', '/api/studies', 'monitor')).statusCode).toBe(403);
    expect((await ask('POST', '/api/studies', 'coordinator', { 'idempotency-key': KEY })).statusCode).toBe(403);
    expect((await ask('POST', '/api/studies', 'builder', { 'idempotency-key': KEY })).json()).toEqual({
      role: 'study-builder',
      study: '*',
    });
  });
});

const pathFirst = (line: string) => line.replace(/^(\S+) (\S+)/, '$2 $1');

describe('where it is', () => {
  it('is the same by natural key and by id', async () => {
    const participant = idOfParticipant(STUDY, '1001');
    const answers = await Promise.all(
      [FINDINGS, `/api/studies/${STUDY.toUpperCase()}/participants/${participant.toUpperCase()}/findings`].map((url) =>
        ask('GET', url, 'monitor'),
      ),
    );
    for (const answer of answers) expect(answer.json().scope).toEqual({ study: STUDY, participant, sites: '*' });
  });

  it.each([
    '/api/studies/%00/participants/1/findings',
    '/api/studies/KET-01/participants/..%2f/findings',
    '/api/studies/a%20b/participants/1/findings',
  ])('is nowhere under a malformed key: %s', async (url) => {
    const answer = await ask('GET', url, 'monitor');
    expect([answer.statusCode, answer.json().type]).toEqual([404, 'urn:verum:problem:not-there']);
  });
});

describe('whose data it is', () => {
  const ELSEWHERE = idOfParticipant(STUDY, '9999');
  it.each([
    ['/api/studies/KET-01/participants/9999/findings', 'path'],
    [`${FINDINGS}?participant=9999`, 'query'],
    ['/api/studies/KET-01/entries?participant=9999', 'query alone'],
  ])('R04 is not there for a reader of another site, and that they asked is kept: %s, in the %s', async (url) => {
    api.refused.length = 0;
    const answer = await ask('GET', url, 'monitor');
    expect([answer.statusCode, answer.json().type]).toEqual([404, 'urn:verum:problem:not-there']);
    expect(api.refused).toMatchObject([
      { error: { code: 'not-there' }, target: `participant-${ELSEWHERE}`, context: { actor: 'm', participant: ELSEWHERE } },
    ]);
    expect(JSON.stringify(api.refused)).not.toContain('9999"');
  });

  it('is for the command to say where something is written', async () => {
    const sent = { 'idempotency-key': KEY };
    expect((await ask('POST', '/api/studies/KET-01/participants/9999/findings', 'monitor', sent, good)).statusCode).toBe(201);
  });

  it('is no key where it has another shape, which the route refuses', async () => {
    for (const query of ['participant=%00', 'participant=1&participant=9999'])
      expect((await ask('GET', `${FINDINGS}?${query}`, 'monitor')).statusCode).toBe(400);
  });
});

describe('the headers of a command', () => {
  it('become its context', async () => {
    const headers = {
      'if-match': '"3"',
      'captured-at': '2026-01-02T03:04:05+02:00',
      'verum-source': 'device',
      'x-correlation-id': KEY,
    };
    expect((await add('monitor', good, headers)).json().context).toEqual({
      commandId: KEY.toLowerCase(),
      actor: 'm',
      organisation: 'org',
      role: 'monitor',
      study: STUDY,
      participant: idOfParticipant(STUDY, '1001'),
      sites: '*',
      seen: 3,
      capturedAt: '2026-01-02T01:04:05.000Z',
      correlationId: KEY.toLowerCase(),
      source: 'device',
      receivedAt: expect.stringMatching(/^\d{4}-.*Z$/),
    });
  });

  it.each([
    ['Idempotency-Key', 'idempotency-key-malformed', { 'idempotency-key': 'one' }],
    ['If-Match', 'if-match-malformed', { 'if-match': 'W/"3"' }],
    ['If-Match', 'if-match-malformed', { 'if-match': '*' }],
    ['Captured-At', 'captured-at-malformed', { 'captured-at': '2026-01-02 03:04' }],
    ['Captured-At', 'captured-at-malformed', { 'captured-at': '2023-02-30T00:00:00Z' }],
    ['X-Correlation-Id', 'correlation-id-malformed', { 'x-correlation-id': '7' }],
  ])('are named where they are malformed: %s', async (header, code, headers) => {
    const answer = await add('monitor', good, headers);
    expect([answer.statusCode, answer.json()]).toMatchObject([
      400,
      { type: `urn:verum:problem:${code}`, fields: [`header: ${header}`] },
    ]);
  });

  it('must have a key', async () => {
    const answer = await ask('POST', FINDINGS, 'monitor', {}, good);
    expect([answer.statusCode, answer.json()]).toMatchObject([
      400,
      { type: 'urn:verum:problem:idempotency-key-required', fields: ['header: Idempotency-Key'] },
    ]);
  });
});
