import { randomUUID } from 'node:crypto';
import { setTimeout } from 'node:timers/promises';
import { idOfMember, idOfParticipant, idOfStudy } from '@verum/platform/eventsourcing';
import { atLeast, startServer, type Server } from '../support/server';
import { openStudy, STUDY } from '../support/study';

const B = idOfParticipant(idOfStudy('KET-01'), '702-1');
const EVENT = '00000000-0000-4000-8000-000000000000';

let server: Server;
beforeAll(async () => {
  server = await startServer();
  await openStudy(server.post);
  await server.join('site-a', 'coordinator', ['701']);
  await server.join('inspecting', 'inspector', '*');
  await server.join('monitor-a', 'monitor', ['701']);
  const screened = await server.post('coordinator', `${STUDY}/participants`, { SITEID: '702', SUBJID: '702-1' });
  await server.get('auditor', `${STUDY}/participants/702-1`, atLeast(screened));
}, 30_000);
afterAll(() => server.stop());

const kept = (who: string) => Array.fromAsync(server.store.read(`access-${idOfMember(who)}`, 0));
const refusalsOf = async (who: string) => {
  const all = await Array.fromAsync(server.store.readAll(['refusal']));
  return all.filter(({ metadata }) => metadata.actor === idOfMember(who)).map(({ data, metadata }) => ({ ...data, ...metadata }));
};

it('R04 site A asks for a participant of site B: it is not there, and that it was asked is kept', async () => {
  for (const path of ['702-1', '702-1/course', `702-1/adverse-events/${EVENT}`])
    expect((await server.get('site-a', `${STUDY}/participants/${path}`)).status).toBe(404);
  expect(await refusalsOf('site-a')).toMatchObject([
    { command: 'ParticipantDocumentController.read', code: 'not-there', target: `participant-${B}`, participant: B },
    { command: 'ParticipantCourseController.read', target: `participant-${B}` },
    { target: `adverseEvent-${EVENT}`, participant: B },
  ]);
});

it('R04 the auditor finds the attempt, and a monitor of site A does not learn of a participant by it', async () => {
  const read = async (who: string) => {
    const { body } = await server.get(who, `${STUDY}/refusals`, { limit: 500 });
    return body.refusals.filter(({ participant }: { participant: string }) => participant === B).length;
  };
  for (let tries = 0; tries < 100 && (await read('auditor')) === 0; tries++) await setTimeout(20);
  expect([(await read('auditor')) > 0, await read('monitor-a')]).toEqual([true, 0]);
});

it('a command that is refused is kept once, though it passes the edge too', async () => {
  const body = { SITEID: '702', SUBJID: '702-1', SVSTDTC: '2026-01-10' };
  await server.join('twice', 'coordinator', '*');
  const answer = await server.post('twice', `${STUDY}/participants/nobody-1/demography`, {
    SEX: 'F',
    RACE: ['ASIAN'],
    COUNTRY: 'DEU',
    ...{},
  });
  expect(answer.status).toBeGreaterThanOrEqual(400);
  const again = await server.post('twice', `${STUDY}/participants`, body);
  expect(again.status).toBeGreaterThanOrEqual(400);
  const causes = (await refusalsOf('twice')).map(({ $causationId }) => $causationId);
  expect(new Set(causes).size).toBe(causes.length);
});

it('R58 each read of an inspector is kept, also what is not there, and no write gets through', async () => {
  const paths = ['', '/participants', '/participants/702-1', '/trail', '/participants/702-9'];
  for (const path of paths) await server.get('inspecting', `${STUDY}${path}`, { asOf: 2 });
  expect((await kept('inspecting')).map(({ type, data }) => [type, data])).toEqual(
    [
      `studies/${idOfStudy('KET-01')}`,
      'participants',
      `participants/${B}`,
      'trail',
      expect.stringMatching(/^participants\/[0-9a-f-]{36}$/),
    ].map((what) => ['InspectorRead', { what, asOf: 2 }]),
  );
  const write = await server.post('inspecting', `${STUDY}/participants`, { SITEID: '702', SUBJID: '702-2' });
  const identity = await server.get('inspecting', `${STUDY}/participants/702-1/identity`);
  expect([write.status, identity.status]).toEqual([403, 403]);
});

it('R49 R46 reads of unblinded data are listed for the auditor, many at once, and as of a record before them there are none', async () => {
  await server.join('statistician', 'unblinded-statistician', '*');
  const many = await Promise.all(
    Array.from({ length: 40 }, () => server.get('statistician', `${STUDY}/allocation`, { asOf: 3 })),
  );
  expect(new Set(many.map(({ status }) => status))).toEqual(new Set([200]));
  const last = { atLeast: `access-${idOfMember('statistician')}@39` };
  const { body } = await server.get('auditor', `${STUDY}/listings/accesses`, { of: 'unblinded-reads', limit: 100, ...last });
  expect(body.accesses).toHaveLength(40);
  expect(body.accesses[0]).toMatchObject({
    ...{
      kind: 'UnblindedDataRead',
      what: 'allocation',
      asOf: 3,
      role: 'unblinded-statistician',
      actor: idOfMember('statistician'),
    },
  });
  const before = await server.get('inspecting', `${STUDY}/listings/accesses`, { of: 'unblinded-reads', asOf: 1 });
  const paged = await server.get('auditor', `${STUDY}/listings/accesses`, { of: 'unblinded-reads', limit: 2 });
  const after = await server.get('auditor', `${STUDY}/listings/accesses`, { of: 'unblinded-reads', after: paged.body.next });
  expect([before.body.accesses, paged.body.accesses.length, after.body.accesses]).toEqual([[], 40, []]);
  const exports = { of: 'exports' };
  expect((await server.get('administrator', `${STUDY}/listings/accesses`, exports)).body).toEqual({ accesses: [] });
  expect((await server.get('auditor', `${STUDY}/listings/accesses`, { of: 'everything' })).status).toBe(400);
  for (const who of ['coordinator', 'data-manager'])
    expect((await server.get(who, `${STUDY}/listings/accesses`, exports)).status).toBe(403);
});

it('R41 an access shows no value, and nothing takes one away', async () => {
  const text = JSON.stringify((await kept('statistician')).map(({ data }) => data));
  expect(text).not.toMatch(/KET|MID/);
  const url = await server.app.getUrl();
  for (const method of ['DELETE', 'PUT', 'PATCH']) {
    const headers = { ...server.bearer('administrator'), 'idempotency-key': randomUUID() };
    expect((await fetch(`${url}/api/studies${STUDY}/listings/accesses`, { method, headers })).status).toBe(404);
  }
});
