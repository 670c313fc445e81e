import { spawn } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout } from 'node:timers/promises';
import { CLI, drop, newFolder, NODE, program, startBuiltServer, verum, type BuiltServer } from '../support/built-server';
import { clientOf, type Client } from '../support/client';
import { atLeastOf, STUDY } from '../support/study';
import { correction, openTrial, taking, throughTheTrial, WORDS } from '../support/trial';

// replay, casebook and diff as they are built, beside a server and then without it; and what all that reads the record refuses.
const [data, other] = [newFolder(), newFolder()];
const OF = ['--study', 'KET-01'];
const ONE = [...OF, '--participant', '701-1'];
const page = join(other, 'casebook.html');
let server: BuiltServer;
let client: Client;
let last: number;
let trail: { n: number; says: string; type: string; receivedAt: string }[];

type Said = Awaited<ReturnType<typeof verum>>;
const call = (args: readonly string[], env: Record<string, string> = {}): Promise<Said> =>
  verum(args, { VERUM_DATA: data, NODE_COMPILE_CACHE: join(other, 'compiled'), ...env }); // the same program, started often
const linesOf = ({ out }: Said): string[] => out.trimEnd().split('\n');

beforeAll(async () => {
  server = await startBuiltServer(data, { LOG_LEVEL: 'silent' });
  client = clientOf(server.url, await server.tokens());
  await openTrial(client.post, WORDS, 4);
  const { adverseEvent, last: ended } = await throughTheTrial(client.post, '701-1', WORDS[0]);
  const at = `${STUDY}/participants/701-1/adverse-events/${adverseEvent}`;
  const { body } = await client.get('investigator', at, atLeastOf({ status: 201, body: ended }));
  const seen = { 'if-match': `"${body.revision}"` };
  const asked = { item: 'AESTDTC', is: '2026-02-03', ...correction };
  const corrected = await taking(client.post)('investigator', `${at}/corrections`, asked, seen);
  trail = (await client.get('auditor', `${STUDY}/trail`, { limit: '500', ...atLeastOf(corrected) })).body.entries;
  last = trail.at(-1)!.n;
}, 60_000);
afterAll(async () => {
  await server?.stop();
  [data, other].forEach(drop);
});

describe('verum replay', () => {
  it('R25 R26 says each record once, in its order, in plain words and in UTC, and how many they are', async () => {
    const said = await call(['replay', ...OF]);
    expect([said.code, said.err]).toEqual([0, `${last} of ${last} records\n`]);
    const told = linesOf(said).map((line) => /^ *(\d+) {2}(\S+ \S+Z) .*? {2}(\S.*)$/.exec(line)!);
    expect(told.map(([, n]) => Number(n))).toEqual(trail.map(({ n }) => n));
    for (const [i, [line, , at]] of told.entries()) {
      expect(line.endsWith(`  ${trail[i]!.says}`)).toBe(true);
      expect(at).toBe(`${trail[i]!.receivedAt.slice(0, 19).replace('T', ' ')}Z`);
    }
    const sentences = linesOf(said).map((line, i) => line.length - trail[i]!.says.length);
    expect(new Set(sentences).size).toBe(1); // aligned, and nothing coloured
  });
  it('R59 is a part where one is asked for: a moment, a participant, a type of event', async () => {
    const numbers = async (...args: string[]) =>
      JSON.parse((await call(['--json', 'replay', ...OF, ...args])).out).entries.map(({ n }: { n: number }) => n);
    const of = (is: (entry: (typeof trail)[number]) => boolean) => trail.filter(is).map(({ n }) => n);
    const time = trail.at(-3)!.receivedAt;
    const [then, corrections] = await Promise.all([
      numbers('--from', '3', '--at', time),
      numbers('--participant', '701-1', '--type', 'ItemCorrected'),
    ]);
    expect(then).toEqual(of(({ n, receivedAt }) => n >= 3 && receivedAt <= time));
    expect(corrections).toEqual(of(({ type }) => type === 'ItemCorrected'));
  });
  it('--follow goes on with what is recorded, until Ctrl-C, however often that comes', async () => {
    const { child, said, ended } = program([CLI, 'replay', ...OF, '--from', `${last}`, '--follow'], { VERUM_DATA: data });
    const says = async (words: string) => {
      while (!said.out.includes(words) && child.exitCode === null) await setTimeout(20);
      expect(said.out).toContain(words);
    };
    await says(trail.at(-1)!.says);
    await taking(client.post)('coordinator', `${STUDY}/participants`, { SITEID: '702', SUBJID: '702-7' });
    await says('Screened as 702-7');
    [child.kill('SIGINT'), child.kill('SIGINT')];
    expect(await ended).toEqual({ code: 0, signal: null });
    expect(said.err).toBe(`2 of ${last + 1} records\n`);
  });
  it.each([
    ['replay', ...OF],
    ['diff', ...OF, '--from', '0', '--to', '9'],
  ])('%s says nothing where nobody reads on, as head does', async (...args) => {
    const reader = spawn('bash', ['-c', '"$@" | true; echo "${PIPESTATUS[0]}"', 'bash', NODE, '--no-warnings', CLI, ...args], {
      env: { ...process.env, NODE_OPTIONS: '', VERUM_DATA: data },
    });
    const [out, err] = await Promise.all([reader.stdout, reader.stderr].map((stream) => Array.fromAsync(stream)));
    expect([out!.join(''), err!.join('')]).toEqual(['0\n', expect.not.stringContaining('EPIPE')]);
  });
});

describe('verum casebook', () => {
  it('R05 R42 is that of the API, as of the same record', async () => {
    const asOf = `${last - 1}`;
    const told = await client.get('coordinator', `${STUDY}/participants/701-1/casebook`, { asOf });
    const [json, said] = await Promise.all([call(['--json', 'casebook', ...ONE, '--at', asOf]), call(['casebook', ...ONE])]);
    expect(JSON.parse(json.out)).toEqual(told.body);
    expect([said.code, said.err]).toEqual([
      0,
      expect.stringMatching(/^\d+ records of this participant; \d+ not done or open\n$/),
    ]);
    expect(said.out).toMatch(/AESTDTC +Start Date\/Time of Adverse Event +2026-02-03/);
  });
  it('R23 R46 R82 --html is the page of the API, and an event with its hash', async () => {
    const made = await call(['--json', 'casebook', ...ONE, '--at', `${last}`, '--html', page]);
    const sha256 = createHash('sha256').update(readFileSync(page)).digest('hex');
    expect([made.code, JSON.parse(made.out)]).toMatchObject([0, { file: page, asOf: last, sha256 }]);
    if (process.platform !== 'win32') expect(statSync(page).mode & 0o77).toBe(0);
    const of = `${server.url}/api/studies/KET-01/participants/701-1/casebook.html?asOf=${last}`;
    const authorization = `Bearer ${(await server.tokens()).get('auditor')}`;
    expect(await (await fetch(of, { headers: { authorization } })).text()).toBe(readFileSync(page, 'utf8'));
    const kept = await client.get('auditor', `${STUDY}/listings/accesses`);
    const shells = kept.body.accesses.filter(({ actor }: { actor: string }) => actor === 'shell');
    expect(shells).toMatchObject([{ kind: 'RecordExported', what: 'casebook.html', sha256 }]);
  });
});

it('R05 R42 verum diff names each value before and after, with the record that changed it', async () => {
  const [from, to] = [`${last - 1}`, `${last}`];
  const [said, json] = await Promise.all([
    call(['diff', ...ONE, '--from', from, '--to', to]),
    call(['--json', 'diff', ...ONE, '--from', from, '--to', to]),
  ]);
  expect(said.out).toMatch(new RegExp(`\n +AESTDTC +Start Date/Time of Adverse Event +#${last} +2026-02-02 → 2026-02-03\n`));
  expect(said.err).toMatch(/1 change in the data of 1 participant, 0 records of the study\n$/);
  const told = await client.get('coordinator', `${STUDY}/participants/701-1/difference`, { from, to });
  const [{ changes, causes }] = JSON.parse(json.out).participants;
  expect([changes, causes]).toEqual([told.body.changes, told.body.causes]);
});

describe('words that cannot be meant', () => {
  const WRONG: [code: number, words: string, ...args: string[]][] = [
    [1, 'no study NONE in this store, but KET-01', 'replay', '--study', 'NONE'],
    [1, '--type ParticipantScreened lists them', 'replay', ...OF, '--participant', '999'],
    [1, 'a record is read forwards', 'replay', ...OF, '--from', '9', '--to', '5'],
    [2, 'a UTC time such as', 'replay', ...OF, '--at', 'soon'],
    [2, 'Events are named DoseGiven', 'replay', ...OF, '--type', 'dosegiven'],
    [1, 'Name a number up to', 'casebook', ...ONE, '--at', '9999'],
    [1, 'name an --at from record', 'casebook', ...ONE, '--at', '1'],
    [1, 'make it first', 'casebook', ...ONE, '--html', join(other, 'nowhere', 'page.html')],
    [1, 'name a new one', 'casebook', ...ONE, '--html', other],
    [1, 'Name a number up to', 'export', 'sdtm', join(other, 'sdtm'), ...OF, '--as-of', '9999'],
    [2, 'that has passed', 'export', 'sdtm', join(other, 'sdtm'), ...OF, '--as-of', '2999-01-01T00:00Z'],
    [1, 'a difference is read forwards', 'diff', ...OF, '--from', '5', '--to', '5'],
  ];
  let said: Said[];
  beforeAll(async () => {
    said = await Promise.all(WRONG.map(([, , ...args]) => call(args)));
  }, 60_000);

  it.each(WRONG.map((wrong, i) => [wrong.slice(2).join(' '), i] as const))('%s: one sentence that says what to do', (_, i) => {
    const [code, words] = WRONG[i]!;
    const [sentence, ...more] = said[i]!.err.trimEnd().split('\n');
    expect([said[i]!.code, said[i]!.out, sentence]).toEqual([code, '', expect.stringContaining(words)]);
    expect(more).toEqual(code === 2 ? ['(add --help for what there is)'] : []);
  });
});

describe('without a server', () => {
  it('they answer as beside it, and who follows is told; a store without a study, and none, are told apart', async () => {
    const asked = [
      ['replay', ...OF],
      ['diff', ...OF, '--from', '0', '--to', `${last}`],
    ];
    const beside = await Promise.all(asked.map((args) => call(args)));
    const follower = program([CLI, 'replay', ...OF, '--from', `${last}`, '--follow'], { VERUM_DATA: data });
    while (!follower.said.out.includes('702-7')) await setTimeout(20);
    expect(await server.stop()).toEqual({ code: 0, signal: null });
    for (const [i, args] of asked.entries()) expect(await call(args)).toEqual(beside[i]); // one has the store at a time
    const [empty, none] = [join(other, 'empty'), join(other, 'none')];
    mkdirSync(empty);
    const nothing = await Promise.all([empty, none].map((folder) => call(['replay', ...OF], { VERUM_DATA: folder })));
    expect(nothing.map(({ code, err }) => [code, err])).toEqual([
      [1, expect.stringContaining('no study in this store yet')],
      [1, expect.stringContaining('no data folder yet')],
    ]);
    expect(existsSync(none)).toBe(false);
    const gone = `verum: The store is gone, and this with it: once it is there, go on with --from ${last + 2}.\n`;
    expect([(await follower.ended).code, follower.said.err]).toEqual([1, gone]);
  }, 60_000);
});
