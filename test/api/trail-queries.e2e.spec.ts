import { atLeast, startServer, type Server } from '../support/server';
import { STUDY } from '../support/study';
import { openTrial, throughTheTrial, WORDS } from '../support/trial';

let server: Server;
beforeAll(async () => {
  server = await startServer();
  await openTrial(server.post, WORDS, 4);
  const { last } = await throughTheTrial(server.post, '701-1', WORDS[0]);
  await server.get('auditor', `${STUDY}/trail`, atLeast({ body: last }));
}, 60_000);
afterAll(() => server.stop());

const ask = (path: string, query: object = {}) => server.get('auditor', `${STUDY}/${path}`, query);

describe('R59 the trail over HTTP', () => {
  it.each([
    { q: 'gave', order: 'newest' },
    { item: 'ECSTDTC', type: 'DoseGiven', role: 'investigator', source: 'api', organisation: 'Development' },
    { participant: '701-1', stream: undefined, type: 'DoseGiven', site: '701', lateByDays: '1' },
    {
      happenedFrom: '2026-02',
      happenedUntil: '2026-02-02',
      receivedFrom: '2026',
      receivedUntil: '2099-01-01T00:00:00Z',
      q: 'dose',
    },
  ])('finds the dose by %j', async (query) => {
    const { status, body } = await ask('trail', query);
    expect([status, body.entries.map(({ type }: { type: string }) => type)]).toEqual([200, ['DoseGiven']]);
  });
  it.each([
    { item: 'NOPE' },
    { order: 'x' },
    { happenedFrom: '2026-13' },
    { happenedUntil: '2026-01-01T10:00' },
    { receivedFrom: '2026-01-01T10:00' },
    { lateByDays: '-1' },
    { role: 'nobody' },
    { q: ['a', 'b'] },
  ])('refuses %j and names the parameter', async (query) => {
    const { status, body } = await ask('trail', query);
    expect([status, body.fields]).toEqual([400, [`query: ${Object.keys(query)[0]}`]]);
  });
});

it('R22 R28 R38 R45 R46 each listing answers its reader, also as of a record, and nobody without a part in it', async () => {
  for (const name of ['authorised-persons', 'late-entries', 'corrections', 'before-consent', 'serious-event-latency', 'accesses'])
    for (const query of [{}, { asOf: '5' }]) {
      expect([name, (await ask(`listings/${name}`, query)).status]).toEqual([name, 200]);
      expect([name, (await server.get('efficacy-rater', `${STUDY}/listings/${name}`, query)).status]).toEqual([name, 403]);
    }
});
