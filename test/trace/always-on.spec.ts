import { routesOf } from '@verum/platform/http';
import { EVERY_SETTING } from './settings';
import { atLeast, startServer, type Server } from '../support/server';
import { STUDY, openStudy } from '../support/study';

let server: Server;
beforeAll(async () => {
  server = await startServer();
  await openStudy(server.post);
}, 30_000);
afterAll(() => server.stop());

const SWITCH = /audit|trail|record|log(?!_?level)|history|delete|purge|disable/i;

describe('R40 the trail is always on', () => {
  it('no setting names it', async () => expect((await EVERY_SETTING()).filter((name) => SWITCH.test(name))).toEqual([]));
  it('no route writes to it but by what is recorded', () => {
    const writing = routesOf(server.app).filter(({ method, path }) => method !== 'GET' && /trail|events|refusals/.test(path));
    expect(writing.filter(({ path }) => !/adverse-events/.test(path))).toEqual([]);
  });
  it.each(['/trail', '/trail/off', '/audit', '/events', '/settings'])('an administrator finds no switch at %s', async (path) => {
    for (const body of [{ enabled: false }, {}])
      expect((await server.post('administrator', `${STUDY}${path}`, body)).status).toBe(404);
    const screened = await server.post('coordinator', `${STUDY}/participants`, { SITEID: '701' });
    const { entries } = (await server.get('auditor', `${STUDY}/trail`, { limit: 500, ...atLeast(screened) })).body;
    expect(entries.at(-1).type).toBe('ParticipantScreened'); // and what comes next is on it all the same
  });
});

describe('R05 R65 nothing is changed in place, and nothing deleted', () => {
  it('no route does', () => {
    const methods = new Set(routesOf(server.app).map(({ method }) => method));
    expect([...methods].sort()).toEqual(['GET', 'POST']);
  });
  it('no path of the API takes PUT, PATCH or DELETE, whoever asks', async () => {
    const url = await server.app.getUrl();
    const taken: string[] = [];
    const paths = [...new Set(routesOf(server.app).map(({ path }) => path.replace(/:\w+/g, '1')))];
    for (const path of paths)
      for (const method of ['PUT', 'PATCH', 'DELETE']) {
        const { status } = await fetch(`${url}${path}`, { method, headers: server.bearer('administrator') });
        if (status !== 404 && status !== 405) taken.push(`${method} ${path}: ${status}`);
      }
    expect(taken).toEqual([]);
  }, 60_000);
});

it('R41 R22 who may see an entry is decided by grants, and each is an event with who gave and took it', async () => {
  await server.post('coordinator', `${STUDY}/participants`, { SITEID: '702' });
  await server.join('m-702', 'monitor', ['702']);
  const { body } = await server.get('m-702', `${STUDY}/trail`, { limit: 500 });
  expect(body.entries.some(({ site }: { site: string }) => site === '702')).toBe(true);
  expect(body.entries.some(({ site }: { site: string }) => site === '701')).toBe(false);
  const events = await Array.fromAsync(server.store.readAll(['member']));
  const granted = events.filter(({ type }) => type === 'RoleGranted').at(-1)!;
  expect(granted.data).toMatchObject({ role: 'monitor', sites: ['702'] });
  expect(granted.metadata).toMatchObject({
    actor: 'shell', // the operator, who has a shell on the server
    role: 'administrator',
    receivedAt: expect.stringMatching(/Z$/),
  });
});

describe('R27 R23 reviews over HTTP', () => {
  const plan = { reviewName: 'trail-701', reviewCovers: 'Late entries of site 701', firstDue: '2026-03-01', everyDays: 30 };
  it('are overdue from the day after they were due, until they are performed', async () => {
    const planned = await server.post('data-manager', `${STUDY}/reviews`, plan);
    expect(planned.status).toBe(201);
    const overdue = async (now: string, more: object = {}) =>
      (await server.get('auditor', `${STUDY}/reviews`, { now, overdue: 'true', ...more })).body;
    expect(await overdue('2026-03-01', atLeast(planned))).toEqual({ now: '2026-03-01', reviews: [] });
    expect((await overdue('2026-03-05')).reviews).toMatchObject([{ reviewName: 'trail-701', overdueDays: 4 }]);
    const done = { performedOn: '2026-03-05', reviewedUpTo: 7, findings: 1 };
    const performed = await server.post('monitor', `${STUDY}/reviews/trail-701/performed`, done);
    expect(performed.status).toBe(201);
    expect((await overdue('2026-03-06', atLeast(performed))).reviews).toEqual([]);
    expect((await overdue('2026-04-05')).reviews).toMatchObject([{ due: '2026-04-04', overdueDays: 1, reviewedUpTo: 7 }]);
    const { entries } = (await server.get('auditor', `${STUDY}/trail`, { limit: 500 })).body;
    const types = entries.map(({ type }: { type: string }) => type);
    expect(types).toEqual(expect.arrayContaining(['ReviewPlanned', 'ReviewPerformed']));
  });
});
