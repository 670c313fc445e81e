import { randomUUID } from 'node:crypto';
import { Writable } from 'node:stream';
import { isPseudonym, newToken } from '@verum/platform/access';
import { AddMember, GrantRole, IssueToken } from '@verum/platform/accounts';
import { idOfMember, idOfParticipant, idOfStudy, Progress, type Stored } from '@verum/platform/eventsourcing';
import { routesOf, type Route } from '@verum/platform/http';
import { streams } from '../../apps/server/record';
import { shellContext } from '../../apps/server/tokens';
import { atLeast, startServer, type Server } from '../support/server';
import { openStudy, STUDY } from '../support/study';

/** The account as the operator calls it: whoever learned it would know who inspects. */
const ACCOUNT = 'Clouseau-4711';
const B = idOfParticipant(idOfStudy('KET-01'), '702-1');
const RECORD = '00000000-0000-4000-8000-000000000000';

let server: Server;
let routes: Route[];
const log: string[] = [];
const kept: Stored[] = []; // reads and refusals, as the store had them
beforeAll(async () => {
  const stream = new Writable({ write: (chunk, _, done) => (log.push(String(chunk)), done()) });
  server = await startServer({ stream });
  const append = server.store.append.bind(server.store);
  server.store.append = async (name, expected, events) => {
    await append(name, expected, events);
    if (/^(access|refusal)-/.test(name)) kept.push(...events);
  };
  await openStudy(server.post);
  for (const name of [ACCOUNT, 'trying']) await server.join(name, 'inspector', '*');
  for (const name of ['unblinded', 'trying, unblinded']) await server.joinUnblinded(name, 'inspector');
  await server.join('of 701', 'inspector', ['701']);
  const screened = await server.post('coordinator', `${STUDY}/participants`, { SITEID: '702', SUBJID: '702-1' });
  await server.get('auditor', `${STUDY}/participants/702-1`, atLeast(screened));
  routes = routesOf(server.app).filter(({ policy }) => policy !== 'anyone');
}, 30_000);
afterAll(() => server.stop());

const FILLED: Record<string, string> = { study: 'KET-01', site: '701', participant: '702-1', version: '1.0', n: '3' };
const fill = (path: string) => path.replace(/:(\w+)/g, (_, name: string) => FILLED[name] ?? RECORD);

/** Only the head of the answer is waited for: what has to be kept is kept by then. */
const ask = async (who: string, { method, path }: Pick<Route, 'method' | 'path'>) => {
  const leave = new AbortController();
  const answer = await fetch(`${await server.app.getUrl()}${fill(path)}`, {
    ...{ method, signal: leave.signal },
    headers: { ...server.bearer(who), 'idempotency-key': randomUUID(), 'content-type': 'application/json' },
    ...(method !== 'GET' && { body: '{}' }),
  });
  const keptByThen = keptOf(who);
  const isStream = answer.headers.get('content-type') === 'text/event-stream';
  const text = isStream ? '' : await answer.text();
  leave.abort();
  return { status: answer.status, text, keptByThen };
};
const keptOf = (who: string) => kept.filter(({ metadata }) => metadata.actor === idOfMember(who));
const reads = () => routes.filter(({ method }) => method === 'GET');

/** Of refusals sixty a minute are kept of each person, so one tries and another one reads. */
describe.each([
  [ACCOUNT, 'trying'],
  ['unblinded', 'trying, unblinded'],
])('R58 the token of an inspector (%s)', (who, trying) => {
  it('is read-only: every route that is no read is refused, and nothing is recorded', async () => {
    const before = server.views.numberAt(idOfStudy('KET-01'));
    const writes = routes.filter(({ method }) => method !== 'GET');
    expect(writes.length).toBeGreaterThan(30);
    for (const route of writes) expect([route.name, (await ask(trying, route)).status]).toEqual([route.name, 403]);
    expect(server.views.numberAt(idOfStudy('KET-01'))).toBe(before);
  });

  it('has every read kept before the answer leaves: streams, downloads, and what is refused', async () => {
    let before = keptOf(who).length;
    const answered = new Set<number>();
    for (const route of reads()) {
      const { status, keptByThen } = await ask(who, route);
      const [types, what] = [keptByThen.slice(before).map(({ type }) => type), `${route.path}: ${status}`];
      expect([what, types]).toEqual([what, expect.arrayContaining([expect.stringMatching(/Read$|^CommandRefused$/)])]);
      before = keptOf(who).length; // an export is kept at its end
      answered.add(status);
    }
    expect([...answered].sort()).toEqual([200, 400, 403, 404]);
  }, 30_000);
});

describe('R58 the token of an inspector', () => {
  const issue = (expires: string | null, from = '2026-01-01T00:00:00.000Z') => {
    const { text, hash } = newToken();
    const issuing = { token: randomUUID(), hash, label: 'test', from, expires: expires as string };
    return { text, issued: server.run(new IssueToken(idOfMember(ACCOUNT), issuing, shellContext())) };
  };

  it('expires: one without an end is not made, and one that is over is no token', async () => {
    await expect(issue(null).issued).rejects.toMatchObject({ code: 'account-invalid' });
    const { text, issued } = issue('2026-01-31T00:00:00.000Z');
    const { stream, revision } = await issued;
    await server.app.get(Progress).reached(stream, revision);
    const answer = await server
      .http()
      .get(`/api/studies${STUDY}`)
      .set({ authorization: `Bearer ${text}` });
    expect([answer.status, answer.body.type]).toEqual([401, 'urn:verum:problem:unauthorized']);
  });

  it('is pseudonymous: a member with a name is made no inspector', async () => {
    const member = idOfMember('named');
    await server.run(new AddMember(member, { name: 'Ada Example', organisation: 'Authority' }, shellContext()));
    const granting = {
      grant: 'g',
      study: '*',
      role: 'inspector',
      sites: '*',
      from: '2026-01-01T00:00:00.000Z',
      until: null,
    } as const;
    const granted = server.run(new GrantRole(member, granting, shellContext()));
    await expect(granted).rejects.toMatchObject({ code: 'account-invalid', rules: ['inspector-has-a-pseudonym'] });
  });

  it('is pseudonymous: no event, line of the log or answer says who it is, and listings say a pseudonym', async () => {
    const answers: string[] = [];
    for (const route of reads()) answers.push((await ask('administrator', route)).text, (await ask('auditor', route)).text);
    const everything = streams.map(({ category }) => category);
    const events = await Array.fromAsync(server.store.readAll(everything));
    expect(events.some(({ metadata }) => metadata.actor === idOfMember(ACCOUNT))).toBe(true);
    const told = [...answers, ...log, ...events.map(({ stream, data, metadata }) => JSON.stringify({ stream, data, metadata }))];
    expect(told.filter((text) => text.includes('Clouseau'))).toEqual([]);
    const { body } = await server.get('auditor', `${STUDY}/listings/authorised-persons`);
    const inspectors = body.persons.filter(({ role }: { role: string }) => role === 'inspector');
    expect(inspectors.length).toBeGreaterThan(2);
    expect(inspectors.map(({ name }: { name: string }) => isPseudonym(name))).not.toContain(false);
  }, 30_000);

  it('R04 of site A gets 404 for a participant of site B wherever one is named, and each attempt is kept', async () => {
    const targets = () =>
      keptOf('of 701').filter(({ data }) => (data as { target?: string }).target === `participant-${B}`).length;
    const paths = reads().filter(({ path, policy }) => path.includes(':participant') && policy!.includes('inspector'));
    const named = ['trail', 'listings/corrections', 'downloads/record.ndjson', 'downloads/trail.csv'];
    const queries = named.map((path) => ({ method: 'GET', path: `/api/studies/:study/${path}?participant=702-1` }));
    const [plain, inRecord] = [paths, paths].map((all, i) =>
      all.filter(({ path }) => /participant\/.*:/.test(path) === (i === 1)),
    );
    for (const route of [...plain!, ...inRecord!, ...queries])
      expect([route.path, (await ask('of 701', route)).status]).toEqual([route.path, 404]);
    expect(plain!.length).toBeGreaterThan(8);
    expect(targets()).toBe(plain!.length + queries.length);
    for (const route of plain!) expect([route.path, (await ask(ACCOUNT, route)).status]).not.toEqual([route.path, 404]);
  }, 30_000);
});
