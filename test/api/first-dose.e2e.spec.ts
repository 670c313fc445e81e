import { atLeast, startServer, type Server } from '../support/server';
import { STUDY } from '../support/study';
import { correction, openTrial, taking, throughTheTrial, WORDS } from '../support/trial';

let server: Server;
beforeAll(async () => {
  server = await startServer();
  await openTrial(server.post, WORDS, 4);
}, 30_000);
afterAll(() => server.stop());

const AT = `${STUDY}/participants/701-1`;
const figure = async (query: object = {}) => (await server.get('medical-monitor', `${STUDY}/safety/adverse-events`, query)).body;
const counted = ({ rows }: { rows: { pt: string | null; cells: { participants: number; events: number }[] }[] }) =>
  rows.filter(({ pt }) => pt).map(({ pt, cells: [cell] }) => `${pt} ${cell!.participants} [${cell!.events}]`);

it('R05 a corrected first dose moves an event into the figure without touching its stream, and as of before it is as it was', async () => {
  const take = taking(server.post);
  await throughTheTrial(server.post, '701-1', WORDS[0]);
  const headache = { AETERM: 'Headache', AESTDTC: '2026-02-01', AESER: 'N', severity: { AESEV: 'MILD' } };
  const early = await take('investigator', `${AT}/adverse-events`, headache);
  const before = await figure(atLeast(early));
  expect(counted(before)).toEqual(['Nausea 1 [1]']);

  const doses = (await server.get('monitor', `${AT}/doses`)).body;
  const corrected = await take(
    'investigator',
    `${AT}/doses/corrections`,
    { record: '1', item: 'ECSTDTC', is: '2026-02-01', ...correction },
    { 'if-match': `"${doses.revision}"` },
  );
  const after = await figure(atLeast(corrected));
  expect(counted(after)).toEqual(['Nausea 1 [1]', 'Headache 1 [1]']);

  const { asOf } = before;
  expect(await figure({ asOf })).toEqual(before);

  const behind = (await server.get('medical-monitor', `${STUDY}/safety/adverse-events/records`, { pt: 'Headache' })).body;
  expect(behind.adverseEvents).toMatchObject([{ AETERM: 'Headache', counts: 'onset', firstDose: '2026-02-01' }]);
  const says = behind.entries.map((entry: { says: string }) => entry.says);
  expect(says).toContainEqual(expect.stringContaining('(ECSTDTC) of 1 from 2026-02-02T10:00 to 2026-02-01'));

  const event = (await server.get('monitor', `${AT}/adverse-events/${early.body.adverseEvent}`)).body;
  expect([event.revision, event.AESTDTC]).toEqual([early.body.revision, '2026-02-01']);
});
