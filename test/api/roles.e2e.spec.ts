import { randomUUID } from 'node:crypto';
import { AUDITING, ROLES } from '@verum/platform/access';
import { routesOf, type Route } from '@verum/platform/http';
import { startServer, type Server } from '../support/server';
import { openStudy, STUDY } from '../support/study';

let server: Server;
let routes: Route[];
beforeAll(async () => {
  server = await startServer();
  await openStudy(server.post);
  for (const role of AUDITING) await server.joinUnblinded(`${role}, unblinded`, role);
  routes = routesOf(server.app);
}, 30_000);
afterAll(() => server.stop());

const NOWHERE = '00000000-0000-4000-8000-000000000000';
const FILLED: Record<string, string> = {
  ...{ study: 'KET-01', site: '701', participant: '701-9999', version: '1.0', n: '999999' },
  ...{ adverseEvent: NOWHERE, discrepancy: NOWHERE, deviation: NOWHERE },
};
const fill = (path: string, values = FILLED) => path.replace(/:(\w+)/g, (_, name: string) => values[name] ?? name);

/** Streams never end, so only their head is waited for. */
const ask = async ({ method, path }: Pick<Route, 'method' | 'path'>, headers: object, values = FILLED) => {
  const leave = new AbortController();
  const url = await server.app.getUrl();
  const answer = await fetch(`${url}${fill(path, values)}`, {
    method,
    headers: { ...headers, 'idempotency-key': randomUUID(), ...(method === 'GET' ? {} : { 'content-type': 'application/json' }) },
    ...(method !== 'GET' && { body: '{}' }),
    signal: leave.signal,
  });
  const [type] = (answer.headers.get('content-type') ?? '').split(';');
  const isStream = type === 'text/event-stream';
  const body = isStream ? undefined : await answer.text();
  leave.abort();
  return { status: answer.status, type, body };
};

const unguarded = (all: readonly Route[]) => all.filter(({ policy }) => !policy?.length).map(({ name }) => name);

it('R07 every route says who may take it, and one that does not would be found', () => {
  expect(routes.length).toBeGreaterThan(20);
  expect(unguarded(routes)).toEqual([]);
  const open = { name: 'Open.read', method: 'GET', path: '/api/open', policy: undefined, unblinding: undefined };
  expect(unguarded([...routes, open])).toEqual(['Open.read']);
});

/** Each role, and those that audit with the unblinded scope besides. */
const COLUMNS = [
  ...ROLES.map((role) => ({ who: role as string, role, opened: false })),
  ...AUDITING.map((role) => ({ who: `${role}, unblinded`, role, opened: true })),
];

it('R07 R29 each role gets 403 exactly where the policy does not name it, nor the unblinded scope opens it', async () => {
  const wrong: string[] = [];
  let [cells, opened] = [0, 0];
  for (const route of routes)
    for (const column of COLUMNS) {
      const { status } = await ask(route, server.bearer(column.who));
      const byScope = column.opened && route.unblinding === 'always';
      const may = route.policy === 'anyone' || route.policy!.includes(column.role) || byScope;
      if ((status === 403) === may) wrong.push(`${column.who} ${route.method} ${route.path}: ${status}`);
      if (byScope) opened++;
      cells++;
    }
  expect(wrong).toEqual([]);
  expect([cells, opened]).toEqual([
    routes.length * COLUMNS.length,
    AUDITING.length * routes.filter(({ unblinding }) => unblinding === 'always').length,
  ]);
}, 60_000);

it('R07 nobody without a token gets past the door of a route that is not for anyone', async () => {
  for (const route of routes) {
    const { status } = await ask(route, {});
    expect([route.name, status === 401]).toEqual([route.name, route.policy !== 'anyone']);
  }
});

it('every read of the OpenAPI document answers an unknown id with a problem, or an empty list', async () => {
  const { paths } = (await server.http().get('/api/openapi.json')).body;
  const reads = Object.entries<object>(paths).filter(([path, methods]) => 'get' in methods && path.includes('{'));
  expect(reads.length).toBeGreaterThan(8);
  const unknown = { ...FILLED, study: 'NONE-9', site: '999', participant: '999-1', version: '9.9' };
  for (const [path] of reads)
    for (const values of [unknown, { ...unknown, study: 'KET-01' }]) {
      const readers = routes.find((route) => fill(route.path, unknown) === filled(path, unknown))!.policy as readonly string[];
      const { status, type, body } = await ask(
        { method: 'GET', path: path.replaceAll(/\{(\w+)\}/g, ':$1') },
        server.bearer(readers[0]!),
        values,
      );
      const isKept = path.endsWith('/refusals'); // attempts on a study that is not there are kept under its name
      const isThere = status === 200 && (values.study === 'KET-01' || type === 'text/event-stream' || isKept || isEmpty(body!));
      // 400: it asks for more than the path says, such as a range.
      if (!isThere && status !== 400) expect([path, status, type]).toEqual([path, 404, 'application/problem+json']);
    }
}, 30_000);

const filled = (path: string, values: Record<string, string>) => path.replace(/\{(\w+)\}/g, (_, name: string) => values[name]!);
/** Its lists are empty; what else it says is what was asked. */
const isEmpty = (body: string) =>
  Object.values(JSON.parse(body))
    .filter((value) => Array.isArray(value))
    .every(({ length }) => length === 0);

it('R04 a refusal is found among the refusals, without what was sent', async () => {
  await server.join('curious', 'efficacy-rater', '*');
  const key = randomUUID();
  const body = { SITEID: '799', siteName: 'CANARY-4711', COUNTRY: 'DEU', zone: 'Europe/Berlin' };
  const answer = await server.post('curious', `${STUDY}/sites`, body, { 'idempotency-key': key });
  expect([answer.status, answer.body.type]).toEqual([403, 'urn:verum:problem:not-allowed']);
  const read = await server.get('administrator', `${STUDY}/refusals`, { limit: 500, atLeast: `refusal-${key}@0` });
  const [kept] = read.body.refusals.filter(({ at }: { at: string }) => at.includes(key));
  expect(kept).toMatchObject({ command: 'OpenSiteController.open', code: 'not-allowed' });
  expect(read.text).not.toContain('CANARY-4711');
});
