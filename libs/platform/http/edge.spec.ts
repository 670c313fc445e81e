import 'reflect-metadata';
import { request, type IncomingMessage } from 'node:http';
import { connect, type AddressInfo } from 'node:net';
import { smallApi, type SmallApi } from './testing/small-api';

const KEY = '0190F3A4-7b1c-7d2e-8f3a-4b5c6d7e8f90';
const FINDINGS = '/api/studies/KET-01/participants/1001/findings';
const good = { VSORRES: '128', VSDTC: '2014-07', repeat: 1 };

let [api, port]: [SmallApi, number] = [] as never;
beforeAll(async () => {
  api = await smallApi();
  await api.app.listen(0, '127.0.0.1');
  ({ port } = api.app.getHttpServer().address() as AddressInfo);
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

describe('an answer', () => {
  it('bears its revision as ETag, and tells of a replay in a header only', async () => {
    const [first, replayed] = [await add('monitor'), await add('monitor', { ...good, repeat: 2 })];
    expect([first.headers.etag, first.headers['idempotency-replayed']]).toEqual(['"4"', undefined]);
    expect([replayed.headers.etag, replayed.headers['idempotency-replayed'], 'replayed' in replayed.json()]).toEqual([
      '"4"',
      'true',
      false,
    ]);
  });

  it('is not sent again to a reader who has it', async () => {
    const known = await ask('GET', FINDINGS, 'monitor', { 'if-none-match': '"7"' });
    expect([known.statusCode, known.body, known.headers.etag]).toEqual([304, '', '"7"']);
    expect((await ask('GET', FINDINGS, 'monitor', { 'if-none-match': '"6"' })).statusCode).toBe(200);
  });

  it('is of the moment asked for', async () => {
    const moments = await Promise.all(
      ['42', '2026-02-03T04:05Z'].map((asOf) => ask('GET', `${FINDINGS}?asOf=${asOf}`, 'monitor')),
    );
    expect(moments.map((answer) => answer.json().query)).toEqual([{ asOf: 42 }, { asOf: '2026-02-03T04:05:00.000Z' }]);
  });

  it('waits for one’s own write', async () => {
    await ask('GET', `${FINDINGS}?atLeast=dose-1@4`, 'monitor');
    expect(api.waited).toEqual(['dose-1@4']);
  });

  it.each(['/health', '/nowhere', FINDINGS])('may not run, be framed or be kept: %s', async (url) => {
    const { headers } = await ask('GET', url);
    expect(headers).toMatchObject({
      'content-security-policy': "default-src 'none'; frame-ancestors 'none'",
      'x-content-type-options': 'nosniff',
      'x-frame-options': 'DENY',
      'cache-control': 'no-store',
      'referrer-policy': 'no-referrer',
    });
    expect(headers['access-control-allow-origin']).toBeUndefined();
  });
});

describe('what is sent', () => {
  const raw = (payload: string | Buffer, type = 'application/json') => add('monitor', payload, { 'content-type': type });

  it.each<[string, number, string, () => ReturnType<typeof add>]>([
    ['2 MB', 413, 'too-large', () => add('monitor', { VSORRES: 'x'.repeat(2_000_000) })],
    ['no JSON', 400, 'not-json', () => raw('{"VSORRES": "SECRET"')],
    ['nothing', 400, 'not-json', () => raw('')],
    ['bad UTF-8', 400, 'not-utf-8', () => raw(Buffer.from([0x22, 0xff, 0x22]))],
    ['10⁵ levels', 400, 'too-deep', () => raw('['.repeat(100_000))],
    ['a polluting key', 400, 'polluting-key', () => raw('{"__proto__": {"x": 1}}')],
    ['a lone surrogate', 400, 'lone-surrogate', () => raw('{"VSORRES": "\\ud800"}')],
    ['a form', 415, 'unsupported-media-type', () => raw('VSORRES=1', 'application/x-www-form-urlencoded')],
    ['plain text', 415, 'unsupported-media-type', () => raw('{}', 'text/plain')],
    ['a type that is none', 415, 'unsupported-media-type', () => raw('{}', 'SECRET')],
    ['a list', 400, 'wrong-shape', () => add('monitor', [good])],
    ['null', 400, 'wrong-shape', () => raw('null')],
    ['a number', 400, 'wrong-shape', () => raw('4')],
    ['an unknown field', 400, 'wrong-shape', () => add('monitor', { ...good, SECRET: 1 })],
    ['a day that is none', 400, 'wrong-shape', () => add('monitor', { ...good, VSDTC: '2023-02-30' })],
    ['a query given twice', 400, 'bad-query', () => ask('GET', `${FINDINGS}?limit=1&limit=2`, 'monitor')],
    ['a moment that is none', 400, 'wrong-shape', () => ask('GET', `${FINDINGS}?asOf=2026-02-30T00:00:00Z`, 'monitor')],
    ['a local moment', 400, 'wrong-shape', () => ask('GET', `${FINDINGS}?asOf=2026-02-03T00:00:00`, 'monitor')],
    ['a bad limit', 400, 'wrong-shape', () => ask('GET', `${FINDINGS}?limit=SECRET`, 'monitor')],
    ['an unknown route', 404, 'not-there', () => ask('GET', '/api/SECRET', 'monitor')],
    ['a bad URL', 400, 'bad-request', () => ask('GET', '/api/studies/%zzSECRET/x', 'monitor')],
    [
      'an endless part of a path',
      414,
      'path-too-long',
      () => ask('GET', `/api/studies/${'S'.repeat(200)}/participants/1/findings`, 'monitor'),
    ],
  ])('gets a problem: %s', async (_, status, code, send) => {
    const answer = await send();
    expect([answer.statusCode, answer.headers['content-type']]).toEqual([
      status,
      expect.stringContaining('application/problem+json'),
    ]);
    expect(answer.json()).toMatchObject({
      type: `urn:verum:problem:${code}`,
      status,
      title: expect.any(String),
      detail: expect.any(String),
    });
    expect(answer.body.replace('"/SECRET"', '')).not.toMatch(/SECRET.*SECRET|"SECRET/);
    expect(({} as { x?: unknown }).x).toBeUndefined();
  });

  it('is named field by field', async () => {
    const answer = await add('monitor', { VSORRES: '', VSDTC: 'x', repeat: 1 });
    expect(answer.json()).toMatchObject({
      fields: ['/VSORRES', '/VSDTC'],
      errors: [
        { pointer: '/VSORRES', rule: 'isLength', message: expect.any(String) },
        { pointer: '/VSDTC', rule: 'isPartialDate', message: expect.any(String) },
      ],
    });
  });

  it('gets its 413 over a real connection too', async () => {
    const answer = await new Promise<IncomingMessage>((resolve, reject) => {
      const headers = { authorization: 'Bearer monitor', 'idempotency-key': KEY, 'content-type': 'application/json' };
      request({ host: '127.0.0.1', port, path: FINDINGS, method: 'POST', headers }, resolve)
        .on('error', reject)
        .end(JSON.stringify({ VSORRES: 'x'.repeat(2_000_000) }));
    });
    expect([answer.statusCode, answer.headers['content-type']]).toEqual([413, expect.stringContaining('problem+json')]);
    answer.destroy();
  });

  it('gets a problem even where it is not HTTP', async () => {
    const answer = await new Promise<string>((resolve) => {
      let text = '';
      const socket = connect(port, '127.0.0.1', () => socket.write('NOT HTTP\r\n\r\n'));
      socket.on('data', (data) => (text += data)).on('close', () => resolve(text));
    });
    expect(answer).toMatch(/^HTTP\/1.1 400 Bad Request.*application\/problem\+json.*urn:verum:problem:bad-request/s);
  });
});
