import { randomUUID } from 'node:crypto';
import { atLeast, startServer, type Server } from '../support/server';
import { consent, openStudy, STUDY, withdrawal } from '../support/study';

// One participant from screening to withdrawal, as the README tells it.
let server: Server;
let screened: any, consented: any, withdrawn: any;
const key = randomUUID();
const [participants, participant] = [`${STUDY}/participants`, `${STUDY}/participants/701-1015`];

beforeAll(async () => {
  server = await startServer();
  await openStudy(server.post);
  const screening = { SITEID: '701', SUBJID: '701-1015', SVSTDTC: '2026-01-10' };
  screened = await server.post('coordinator', participants, screening);
  consented = await server.post('investigator', `${participant}/consents`, consent, { 'idempotency-key': key });
  withdrawn = await server.post('coordinator', `${participant}/withdrawals`, withdrawal);
}, 30_000);
afterAll(() => server.stop());

it('each write is answered with its stream, revision and events', () => {
  expect([screened, consented, withdrawn].map(({ status, body }) => [status, body.revision, body.events])).toEqual([
    [201, 0, ['ParticipantScreened']],
    [201, 1, ['ConsentGiven']],
    [201, 2, ['ConsentWithdrawn']],
  ]);
  expect(screened.body.participant).toBe(screened.body.stream.replace('participant-', ''));
});

it('a view waits for one’s own write, and bears its revision as a strong ETag', async () => {
  const read = await server.get('monitor', participant, atLeast(withdrawn));
  expect([read.status, read.headers.etag]).toEqual([200, '"2"']);
  expect(read.body).toMatchObject({ SUBJID: '701-1015', consent: { withdrawn: [{ scopes: ['treatment'] }] } });
  const again = await server.get('monitor', participant).set('if-none-match', '"2"');
  expect([again.status, again.text]).toEqual([304, '']);
});

it('waits in vain for a revision that nobody wrote: 503', async () => {
  const read = await server.get('monitor', participant, { atLeast: `${withdrawn.body.stream}@99` });
  expect([read.status, read.body.type]).toEqual([503, 'urn:verum:problem:not-yet-seen']);
}, 10_000);

describe('R05 as of a moment before the withdrawal', () => {
  const before = async () => {
    const { entries } = (await server.get('auditor', `${participant}/trail`, atLeast(withdrawn))).body;
    return entries as { n: number; receivedAt: string; says: string }[];
  };

  it('nobody has withdrawn, by record number', async () => {
    const [, given] = await before();
    const { body, headers } = await server.get('monitor', participant, { asOf: given!.n });
    expect([body.consent.withdrawn, headers.etag]).toEqual([[], '"1"']);
  });

  it('nor by UTC time', async () => {
    const [, given] = await before();
    const { body } = await server.get('monitor', participant, { asOf: given!.receivedAt });
    expect(body.consent.withdrawn).toEqual([]);
    const late = await server.get('monitor', participant, { asOf: new Date().toISOString() });
    expect(late.body.consent.withdrawn).toHaveLength(1);
  });

  it('and before the screening there is nobody', async () => {
    const [first] = await before();
    expect((await server.get('monitor', participant, { asOf: first!.n - 1 })).status).toBe(404);
  });
});

it('R05 the record is told in plain words, without a hole', async () => {
  const { entries } = (await server.get('auditor', `${STUDY}/trail`, atLeast(withdrawn))).body;
  expect(entries.map(({ n }: { n: number }) => n)).toEqual(entries.map((_: unknown, i: number) => i + 1));
  expect(entries.slice(-3).map(({ says }: { says: string }) => says)).toEqual([
    'Screened as 701-1015 at site 701 under protocol 1.0',
    'Consented on 2026-01-10T09:30 with form ICF 2.0 (de)',
    'Withdrew consent (treatment) from 2026-03-01; follow-up is agreed',
  ]);
});

it('a live listener goes on behind the last number that it saw', async () => {
  const { entries } = (await server.get('auditor', `${STUDY}/trail`, atLeast(withdrawn))).body;
  const last = entries.length;
  const leave = new AbortController();
  const url = await server.app.getUrl();
  const answer = await fetch(`${url}/api/studies${STUDY}/events`, {
    headers: { ...server.bearer('auditor'), 'last-event-id': String(last - 2) },
    signal: leave.signal,
  });
  const reader = answer.body!.pipeThrough(new TextDecoderStream()).getReader();
  let text = '';
  while ((text.match(/^id: /gm) ?? []).length < 2) text += (await reader.read()).value;
  leave.abort();
  expect([...text.matchAll(/^id: (\d+)$/gm)].map(([, n]) => Number(n))).toEqual([last - 1, last]);
  expect(text).toContain('Withdrew consent');
});

describe('a command that is sent again', () => {
  const resend = () => server.post('investigator', `${participant}/consents`, consent, { 'idempotency-key': key });

  it('is answered as before and done once', async () => {
    const [first, second] = await Promise.all([resend(), resend()]);
    for (const answer of [first, second]) {
      expect([answer.status, answer.headers['idempotency-replayed']]).toEqual([201, 'true']);
      expect(answer.body).toEqual(consented.body);
    }
    expect(consented.headers).not.toHaveProperty('idempotency-replayed');
  });

  it('with another body is another command: 422', async () => {
    const other = { ...consent, copyGiven: false };
    const answer = await server.post('investigator', `${participant}/consents`, other, { 'idempotency-key': key });
    expect([answer.status, answer.body.type]).toEqual([422, 'urn:verum:problem:command-reused']);
  });
});

describe('R04 a coordinator of another site', () => {
  beforeAll(async () => {
    await server.join('away', 'coordinator', ['702']);
    const there = await server.post('coordinator', participants, { SITEID: '702', SUBJID: '702-1001' });
    await server.get('auditor', `${STUDY}/trail`, atLeast(there));
  });

  it('sees their own participants only', async () => {
    const { body } = await server.get('away', participants);
    expect(body.participants.map(({ SUBJID }: { SUBJID: string }) => SUBJID)).toEqual(['702-1001']);
    expect((await server.get('away', `${STUDY}/participants/702-1001`)).status).toBe(200);
  });

  it.each(['', '/identity', '/trail', '/protocol-deviations'])('gets no participant%s of this one', async (what) => {
    expect((await server.get('away', `${participant}${what}`)).status).toBe(404);
  });

  it('writes nothing there, and the attempt is kept without its values', async () => {
    const command = randomUUID();
    const answer = await server.post('away', `${participant}/withdrawals`, withdrawal, { 'idempotency-key': command });
    expect([answer.status, answer.body.type]).toEqual([404, 'urn:verum:problem:not-there']);
    await server.get('auditor', STUDY, { atLeast: `refusal-${command}@0` });
    const { refusals } = (await server.get('auditor', `${STUDY}/refusals`)).body;
    const [kept] = refusals.filter(({ at }: { at: string }) => at.includes(command));
    expect(kept).toMatchObject({ command: 'WithdrawConsent', code: 'not-there' });
    expect(JSON.stringify(kept)).not.toContain(withdrawal.DSTERM);
  });
});
