import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { drop, newFolder, startBuiltServer, type BuiltServer } from '../support/built-server';
import { clientOf, type Client } from '../support/client';
import { atLeastOf, consent, openStudy, STUDY, withdrawal } from '../support/study';

// Everything that is shown is a fold of the log: thrown away and folded again, it is the same to the byte.
const data = newFolder();
const LOG_LEVEL = 'silent';
const [participants, participant] = [`${STUDY}/participants`, `${STUDY}/participants/701-1015`];
const READS = [
  ...['', STUDY, `${STUDY}/sites`, `${STUDY}/sites/702`, `${STUDY}/sites/701/consent-forms`],
  ...[`${STUDY}/protocol-versions`, `${STUDY}/protocol-versions/1.0`],
  ...[participants, participant, `${participant}/trail`, `${participant}/protocol-deviations`],
  ...[`${STUDY}/trail`, `${STUDY}/refusals`, `${STUDY}/captured-outside-consent`, `${STUDY}/protocol-deviations`],
];

let server: BuiltServer;
let tokens: ReadonlyMap<string, string>;
let client: Client;
beforeAll(async () => {
  server = await startBuiltServer(data, { LOG_LEVEL });
  tokens = await server.tokens();
  client = clientOf(server.url, tokens);
  await openStudy(client.post);
}, 60_000);
afterAll(async () => {
  await server.stop();
  drop(data);
}, 30_000);

const answersOf = async (query: Record<string, string>, reads = READS) => {
  const answers = await Promise.all(reads.map((path) => client.get('auditor', path, query)));
  return answers.map(({ status, text, headers }, i) => [reads[i], status, headers.get('etag'), text]);
};

it('deleting the views and starting again changes no byte of any answer, now or as of any record', async () => {
  const shown = READS.slice(1).filter((path) => !path.endsWith('/refusals')); // those of this record may still come
  const steps = [
    [participants, { SITEID: '701', SUBJID: '701-1015' }],
    [`${participant}/consents`, { ...consent, copyGiven: false }],
    [participants, { SITEID: '702', SUBJID: '702-7', SVSTDTC: '2026-01' }],
    [`${participant}/withdrawals`, withdrawal],
    [participants, { SITEID: '702', SUBJID: '702-8' }],
  ] as const;
  const latest = new Map<number, unknown>();
  for (const [to, body] of steps) {
    const answer = await client.post('coordinator', to, body);
    expect(answer.status).toBe(201);
    const seen = await client.get('auditor', `${STUDY}/trail`, { ...atLeastOf(answer), limit: '500' });
    latest.set(seen.body.entries.at(-1).n, await answersOf({}, shown));
  }
  await client.post('monitor', participants, { SITEID: '701' }); // refused, and kept
  const now = await answersOf({});
  expect(now.filter(([, status]) => status !== 200)).toEqual([]);

  await server.stop();
  rmSync(join(data, 'views'), { recursive: true });
  server = await startBuiltServer(data, { LOG_LEVEL });
  client = clientOf(server.url, tokens);

  expect(await answersOf({})).toEqual(now);
  expect(latest.size).toBe(steps.length);
  for (const [n, answers] of latest) expect([n, await answersOf({ asOf: String(n) }, shown)]).toEqual([n, answers]);
}, 60_000);
