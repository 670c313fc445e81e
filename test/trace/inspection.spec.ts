import { execFile } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { promisify } from 'node:util';
import { atLeast, startServer, type Server } from '../support/server';
import { STUDY } from '../support/study';
import { correction, nausea, openTrial, taking, throughTheTrial, WORDS } from '../support/trial';

// The commands of docs/inspection.md, as they are written there.
const [block] = /(?<=```bash\n)[^]*?(?=```)/.exec(readFileSync('docs/inspection.md', 'utf8'))!;
const setUp = block.split('\n').filter((line) => /^(api=|ask\(\))/.test(line));
const questions = [...block.matchAll(/^# (\d+)\. (.+)\n(.+)$/gm)].map(
  ([, number, asked, command]) => [number!, asked!, command!] as const,
);

const AT = `${STUDY}/participants/701-1`;
let server: Server;
let env: NodeJS.ProcessEnv;
beforeAll(async () => {
  server = await startServer();
  await openTrial(server.post, WORDS, 4);
  const { adverseEvent } = await throughTheTrial(server.post, '701-1', WORDS[0]);
  const take = taking(server.post);
  const early = { VISITNUM: 1, VISIT: 'Screening', planned: true, SVSTDTC: '2026-01-10T08:30', SVOCCUR: 'Y' };
  await take('coordinator', `${AT}/visits`, early);
  const serious = { AESER: 'Y', AEHOSP: undefined, siteAware: '2026-02-03T09:00', sponsorReceived: '2026-02-03T15:00' };
  await take('investigator', `${AT}/adverse-events`, { ...nausea, AETERM: 'Syncope', ...serious, AESHOSP: 'Y' });
  const { body } = await server.get('investigator', `${AT}/adverse-events/${adverseEvent}`);
  const asked = { item: 'AESTDTC', is: '2026-02-03', ...correction };
  const corrected = await take('investigator', `${AT}/adverse-events/${adverseEvent}/corrections`, asked, {
    'if-match': `"${body.revision}"`,
  });
  await server.post('monitor', `${AT}/doses`);
  await server.get('auditor', `${STUDY}/trail`, atLeast(corrected));
  await server.get('auditor', `${STUDY}/downloads/trail.csv`);
  const { port } = new URL(await server.app.getUrl());
  const AUDITOR = server.bearer('auditor').authorization!.slice('Bearer '.length);
  env = { ...process.env, PORT: port, STUDY: 'KET-01', PARTICIPANT: '701-1', AUDITOR };
}, 60_000);
afterAll(() => server.stop());

const shell = async (command: string) => {
  const code = [...setUp, command].join('\n');
  return (await promisify(execFile)('bash', ['-euo', 'pipefail', '-c', code], { env })).stdout;
};

/** What each answer must hold here, so that an empty one is no answer. */
const FOUND: Record<string, (answer: any) => unknown> = {
  1: ({ persons }) => persons.length > 5,
  2: ({ people, entries }) => people.length > 0 && entries.length > 5,
  3: ({ corrections }) => JSON.stringify(corrections).includes('The source says so'),
  4: ({ entries }) => JSON.stringify(entries).includes('60'),
  5: ({ adverseEvents }) => JSON.stringify(adverseEvents).includes('6'),
  6: ({ deviations }) => deviations.length > 0,
  7: ({ refusals }) => refusals.length > 0,
  8: ({ accesses }) => accesses.some(({ kind }: { kind: string }) => kind === 'RecordExported'),
  9: ({ entries }) => entries.some(({ type }: { type: string }) => type === 'ItemCorrected'),
  10: (casebook) => JSON.stringify(casebook).includes('701-1'),
};

it('there are ten of them', () => expect(questions.map(([number]) => number)).toEqual(Object.keys(FOUND)));

it.each(questions)('R42 R59 R62 question %s: %s', async (number, _, command) => {
  const answer = JSON.parse(await shell(command));
  expect([answer, Boolean(FOUND[number]!(answer))]).toEqual([answer, true]);
});

it('a command that is refused fails', () => expect(shell('ask nowhere')).rejects.toThrow());
