import { GrantRole, RevokeRole, RevokeToken } from '@verum/platform/accounts';
import { idOfMember, idOfStudy, Progress } from '@verum/platform/eventsourcing';
import { shellContext } from '../../apps/server/tokens';
import { startServer, type Server } from '../support/server';
import { openStudy, registration, STUDY } from '../support/study';

const study = idOfStudy('KET-01');
const [NOW, LATER] = [0, 30].map((days) => new Date(Date.now() + days * 86_400_000).toISOString()) as [string, string];

let server: Server;
beforeAll(async () => {
  server = await startServer();
  await openStudy(server.post);
  await server.joinUnblinded('auditing', 'auditor');
}, 30_000);
afterAll(() => server.stop());

const statusFor = async (who: string, of = STUDY) => (await server.get(who, `${of}/allocation`)).status;
const typesOf = async (category: string, who: string) => {
  const events = await Array.fromAsync(server.store.readAll([category]));
  return events.filter(({ metadata }) => metadata.actor === idOfMember(who)).map(({ type }) => type);
};
const done = async (command: GrantRole | RevokeRole | RevokeToken) => {
  const { stream, revision } = await server.run(command);
  await server.app.get(Progress).reached(stream, revision);
};
const eventsOf = (who: string) => Array.fromAsync(server.store.read(`member-${idOfMember(who)}`, 0));

it('R29 opens the allocation of its study, and the read is kept', async () => {
  expect(await statusFor('auditing')).toBe(200);
  expect(await typesOf('access', 'auditing')).toEqual(['UnblindedDataRead']);
});

it('R29 opens nothing of another study, and the attempt is kept', async () => {
  await server.post('study-builder', '', { ...registration, STUDYID: 'KET-02' });
  expect(await statusFor('auditing', '/KET-02')).toBe(403);
  expect(await typesOf('refusal', 'auditing')).toEqual(['CommandRefused']);
});

it('R29 is in the event of the grant', async () => {
  const granted = (await eventsOf('auditing')).find(({ type }) => type === 'RoleGranted')!;
  expect(granted.data).toMatchObject({ role: 'auditor', study, unblinded: true });
});

it('R20 R29 is closed at once when it is taken back, and the token goes on without it', async () => {
  await server.join('losing', 'auditor', '*');
  const member = idOfMember('losing');
  const scope = { grant: 'scope', study, role: 'auditor', sites: '*', from: NOW, until: LATER, unblinded: true } as const;
  await done(new GrantRole(member, scope, shellContext()));
  expect(await statusFor('losing')).toBe(200);
  await done(new RevokeRole(member, { grant: 'scope', reason: 'Audit closed' }, shellContext()));
  expect([await statusFor('losing'), (await server.get('losing', `${STUDY}/trail`)).status]).toEqual([403, 200]);
});

it('R20 a live line ends where its token is revoked', async () => {
  await server.joinUnblinded('listening', 'inspector');
  const url = `${await server.app.getUrl()}/api/studies${STUDY}/events`;
  const live = await fetch(url, { headers: server.bearer('listening') });
  const text = live.text(); // until the line ends
  const { data } = (await eventsOf('listening')).find(({ type }) => type === 'TokenIssued')!;
  const { token } = data as { token: string };
  await done(new RevokeToken(idOfMember('listening'), { token, reason: 'Inspection closed' }, shellContext()));
  expect(await text).toContain('event: record');
});

it('R29 is over when its time is', async () => {
  const [from, until] = ['2026-01-01T00:00:00.000Z', '2026-01-31T00:00:00.000Z'];
  await server.join('late', 'auditor', '*', study, { from, until, unblinded: true });
  expect(await statusFor('late')).toBe(403);
});

it.each([
  ['a coordinator', 'coordinator', study, LATER],
  ['every study', 'auditor', '*', LATER],
  ['no end', 'inspector', study, null],
] as const)('R29 is not granted for %s', async (who, role, where, until) => {
  const granting = server.join(`wanting ${who}`, role, '*', where, { until, unblinded: true });
  await expect(granting).rejects.toMatchObject({ code: 'account-invalid' });
});

it('R62 the authorised persons say who has it', async () => {
  await server.join('plain', 'auditor', '*', study);
  const { body } = await server.get('auditor', `${STUDY}/listings/authorised-persons`);
  const unblinded = (who: string) =>
    body.persons.filter(({ actor }: { actor: string }) => actor === idOfMember(who)).map((person: any) => person.unblinded);
  expect(['auditing', 'plain', 'unblinded-statistician', 'safety-board'].map(unblinded)).toEqual([
    [true],
    [false],
    [true],
    [false],
  ]);
});
