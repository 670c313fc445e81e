import { randomUUID } from 'node:crypto';
import { atLeast, startServer, type Server } from '../support/server';
import { STUDY } from '../support/study';
import { correction, openTrial, taking, throughTheTrial, WORDS } from '../support/trial';

const AT = `${STUDY}/participants/701-1`;
let server: Server;
let stream: string;
let events: string;
beforeAll(async () => {
  server = await startServer();
  await openTrial(server.post, WORDS, 4);
  const { adverseEvent, last } = await throughTheTrial(server.post, '701-1', WORDS[0]);
  await server.get('auditor', `${STUDY}/trail`, atLeast({ body: last }));
  [stream, events] = [`adverseEvent-${adverseEvent}`, `${AT}/adverse-events/${adverseEvent}`];
}, 60_000);
afterAll(() => server.stop());

type Entry = { type: string; says: string; role: string; items: string[] };
const trail = async (of = stream): Promise<Entry[]> =>
  (await server.get('auditor', `${STUDY}/trail`, { stream: of, limit: 500 })).body.entries;
const seen = async () => ({ 'if-match': `"${(await server.get('investigator', events)).body.revision}"` });
const correct = async (asked: object, who = 'investigator') => server.post(who, `${events}/corrections`, asked, await seen());

describe('R28 a correction over HTTP', () => {
  it.each(['reason', 'reasonCode', 'cause'] as const)('without its %s is refused, and nothing is written', async (left) => {
    const before = (await trail()).length;
    const { [left]: _, ...rest } = correction;
    const answer = await correct({ item: 'AETERM', is: 'Severe nausea', ...rest });
    expect([answer.status, answer.body.fields]).toEqual([400, [`/${left}`]]);
    expect(await trail()).toHaveLength(before);
  });
  it('without words in its reason is refused', async () =>
    expect((await correct({ item: 'AETERM', is: 'Severe nausea', ...correction, reason: '' })).status).toBe(400));
});

it('R44 saving one change of a report of many items is one change of one item on the trail', async () => {
  const before = await trail();
  const answer = await correct({ item: 'AETERM', is: 'Nausea after infusion', ...correction });
  expect(answer.status).toBe(201);
  await server.get('auditor', `${STUDY}/trail`, atLeast(answer));
  const added = (await trail()).slice(before.length);
  expect(added).toMatchObject([{ type: 'ItemCorrected', role: 'investigator' }]);
  expect(added[0]!.says).toContain('from Nausea to Nausea after infusion');
});

it('R60 R47 R23 what was submitted, the check that asked, and the change that names the query are all kept', async () => {
  const take = taking(server.post);
  const target = `${stream}/AESTDTC`;
  const asking = { target, text: 'Before the infusion?', origin: 'check', check: 'ae-onset 1', addressee: 'coordinator' };
  const { body } = await take('data-manager', `${AT}/discrepancies`, asking);
  const query = body.discrepancy as string;
  const corrected = await correct({ item: 'AESTDTC', is: '2026-02-03', ...correction, cause: 'query', query });
  expect([corrected.status, corrected.body.detail]).toEqual([201, undefined]);
  await server.get('auditor', `${STUDY}/trail`, atLeast(corrected));
  const all = await Array.fromAsync(server.store.readAll(['adverseEvent', 'discrepancy']));
  const chain = all.filter(({ type }) => ['AdverseEventReported', 'QueryRaised', 'ItemCorrected'].includes(type)).slice(-3);
  const [report] = all.filter(({ type }) => type === 'AdverseEventReported');
  expect(report!.data).toMatchObject({ AESTDTC: '2026-02-02' });
  expect(chain.slice(-2)).toMatchObject([
    { type: 'QueryRaised', data: { target, origin: 'check', check: 'ae-onset 1' } },
    { type: 'ItemCorrected', data: { item: 'AESTDTC', was: '2026-02-02', is: '2026-02-03', query } },
  ]);
  expect((await trail(`discrepancy-${query}`)).map(({ type }) => type)).toEqual(['QueryRaised']);
});

describe('R64 R65 only the site changes its data', () => {
  it.each(['monitor', 'data-manager', 'medical-monitor', 'safety-board', 'auditor', 'administrator', 'unblinded-statistician'])(
    'a %s is refused each of them, and the attempt is kept',
    async (role) => {
      const before = (await trail()).length;
      const name = `x-${role}`;
      await server.join(name, role as never, '*');
      const key = randomUUID();
      const asked = { item: 'AETERM', is: 'Nothing', ...correction };
      const answer = await server.post(name, `${events}/corrections`, asked, { ...(await seen()), 'idempotency-key': key });
      expect(answer.status).toBe(403);
      for (const to of ['doses', 'visits', 'adverse-events', 'demography', 'doses/corrections', 'corrections'])
        expect((await server.post(name, `${AT}/${to}`)).status).toBe(403);
      const { body } = await server.get('administrator', `${STUDY}/refusals`, { limit: 500, atLeast: `refusal-${key}@0` });
      expect(body.refusals.some(({ at }: { at: string }) => at.includes(key))).toBe(true);
      expect(await trail()).toHaveLength(before);
    },
    30_000,
  );
});
