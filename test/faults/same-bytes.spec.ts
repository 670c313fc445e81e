import { createHash } from 'node:crypto';
import { cpSync, mkdirSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { drop, newFolder, startBuiltServer, startStore, verum, type BuiltServer } from '../support/built-server';
import { clientOf, type Client } from '../support/client';
import { atLeastOf, STUDY, type Answered } from '../support/study';
import { correction, nausea, openTrial, taking, throughTheTrial, WORDS } from '../support/trial';

// Whoever asks for a part of the record gets the same bytes: again, from views folded anew, from another server, from a copy.
const [data, other] = [newFolder(), newFolder()];
const VERUM_VAULT = join(data, 'vault');
const QUIET = { LOG_LEVEL: 'silent' };
type Env = Readonly<Record<string, string>>;
type Digests = Readonly<Record<string, string>>;

let tokens: Map<string, string>;
let last: number;
let newest: Answered;
let asked: Digests;
let first: BuiltServer | undefined;

const sha256 = (bytes: string | Buffer) => createHash('sha256').update(bytes).digest('hex');

/** Over HTTP, by whom: all, a part, one participant, one site, and by who sees one site alone. */
const DOWNLOADS = (to: string): (readonly [who: string, path: string, query: Record<string, string>])[] => [
  ...['record.ndjson', 'trail.csv'].flatMap((file) => [
    ['auditor', `downloads/${file}`, { to }] as const,
    ['data-manager', `downloads/${file}`, { from: '9', to, participant: '701-1' }] as const,
    ['auditor', `downloads/${file}`, { to, site: '702' }] as const,
    ['monitor of 702', `downloads/${file}`, { to }] as const,
  ]),
  ['unblinded auditor', 'downloads/record.ndjson', { to }],
  ...['701-1', '701-2', '702-1'].map((who) => ['auditor', `participants/${who}/casebook.html`, { asOf: to }] as const),
  ['investigator', 'participants/701-1/casebook.html', { asOf: to }],
];

const downloaded = async (url: string, to = `${last}`): Promise<Digests> => {
  const reached = await clientOf(url, tokens).get('auditor', STUDY, atLeastOf(newest));
  expect(reached.status).toBe(200);
  const digests: Record<string, string> = {};
  for (const [who, path, query] of DOWNLOADS(to)) {
    const from = `${url}/api/studies${STUDY}/${path}?${new URLSearchParams(query)}`;
    const answer = await fetch(from, { headers: { authorization: `Bearer ${tokens.get(who)}` } });
    const bytes = Buffer.from(await answer.arrayBuffer());
    expect([from, answer.status, bytes.length > 500]).toEqual([from, 200, true]);
    digests[[path, who, query.site, query.participant].join(' ')] = sha256(bytes);
  }
  return digests;
};

/** SDTM through a shell, CSV and Dataset-JSON; the unblinded one has the arms and products that the vault opens. */
const exported = async (env: Env, asOf = `${last}`): Promise<Digests> => {
  const digests: Record<string, string> = {};
  for (const more of [[], ['--unblinded']]) {
    const folder = join(newFolderIn(other), 'sdtm');
    const args = ['--json', 'export', 'sdtm', folder, '--study', 'KET-01', '--as-of', asOf, '--format', 'both', ...more];
    const { code, err } = await verum(args, { ...QUIET, ...env });
    expect([code, err]).toEqual([0, '']);
    const files = readdirSync(folder).sort();
    const lines = files.map((file) => `${sha256(readFileSync(join(folder, file)))}  ${file}\n`);
    expect(files.length).toBeGreaterThan(15);
    for (const [i, file] of files.entries()) digests[`${file} ${more.join('')}`] = lines[i]!.slice(0, 64);
    digests[`sdtm ${more.join('')}`] = sha256(lines.join('')); // as the event of the export has it
  }
  return digests;
};

let folders = 0;
const newFolderIn = (folder: string): string => {
  const made = join(folder, `${++folders}`);
  mkdirSync(made);
  return made;
};

const withServer = async <T>(env: Env, work: (url: string) => Promise<T>): Promise<T> => {
  const server = await startBuiltServer(env.VERUM_DATA!, { ...QUIET, ...env });
  return work(server.url).finally(() => server.stop());
};

/** All of it from a server on this folder, and from a shell beside it. */
const fromServer = (env: Env, to?: string): Promise<Digests> =>
  withServer(env, async (url) => ({ ...(await downloaded(url, to)), ...(await exported(env, to)) }));

const correct = async (client: Client, adverseEvent: string, item: string, is: string): Promise<Answered> => {
  const at = `${STUDY}/participants/701-1/adverse-events/${adverseEvent}`;
  const { body } = await client.get('investigator', at, atLeastOf(newest));
  const seen = { 'if-match': `"${body.revision}"` };
  return (newest = await taking(client.post)('investigator', `${at}/corrections`, { item, is, ...correction }, seen));
};

const join_ = async (name: string, as: readonly string[]): Promise<void> => {
  const who = ['--member', name.replaceAll(' ', '-'), '--name', name, '--organisation', 'O', '--study', 'KET-01'];
  const { code, out, err } = await verum(['--json', 'token', 'create', ...who, ...as], { VERUM_DATA: data });
  expect([code, err]).toEqual([0, '']);
  tokens.set(name, JSON.parse(out).token);
};

beforeAll(async () => {
  first = await startBuiltServer(data, QUIET);
  const server = first;
  tokens = new Map(await server.tokens());
  const client = clientOf(server.url, tokens);
  const take = taking(client.post);
  await openTrial(client.post, WORDS, 6);
  await join_('monitor of 702', ['--role', 'monitor', '--site', '702']);
  await join_('unblinded auditor', ['--role', 'auditor', '--unblinded', '--days', '30']);
  const { adverseEvent, last: ended } = await throughTheTrial(client.post, '701-1', WORDS[0]);
  await throughTheTrial(client.post, '701-2', WORDS[1]);
  await take('coordinator', `${STUDY}/participants`, { SITEID: '702', SUBJID: '702-9' });
  await take('coordinator', `${STUDY}/participants/702-9/identity`, { name: 'Jane Doe' }, { 'if-match': '"0"' });
  await throughTheTrial(client.post, '702-1', WORDS[0], '702');
  newest = { status: 201, body: ended };
  await correct(client, adverseEvent, 'AESTDTC', '2026-02-03');
  await correct(client, adverseEvent, 'AETERM', 'Übelkeit, =1+1 “quoted”');
  const at = `${STUDY}/participants/702-1`;
  newest = await take('investigator', `${at}/adverse-events`, { ...nausea, AETERM: 'Syncope', AESER: 'Y', AESHOSP: 'Y' });
  const trail = await client.get('auditor', `${STUDY}/trail`, { limit: '500', ...atLeastOf(newest) });
  last = trail.body.entries.at(-1).n;

  asked = { ...(await downloaded(server.url)), ...(await exported({ VERUM_DATA: data })) };
  // The record goes on, also about who and what is exported.
  await correct(client, adverseEvent, 'AESTDTC', '2026-02-01');
  newest = await throughTheTrial(client.post, '702-2', WORDS[1], '702').then(({ last }) => ({ status: 201, body: last }));
  const again = { ...(await downloaded(server.url)), ...(await exported({ VERUM_DATA: data })) };
  await verum(['backup', join(other, 'backup.gz')], { VERUM_DATA: data });
  await server.stop();
  expect(again).toEqual(asked); // else nothing below says anything
  const [blinded, unblinded] = ['auditor', 'unblinded auditor'].map((who) => asked[`downloads/record.ndjson ${who}  `]);
  expect(unblinded).not.toBe(blinded);
}, 300_000);
afterAll(async () => {
  await first?.stop();
  [data, other].forEach(drop);
});

it('R02 R46 the same range is the same bytes again after more was recorded, and its event has the hash of them', async () => {
  const env = { VERUM_DATA: data };
  expect(await fromServer(env)).toEqual(asked);
  const earlier = await fromServer(env, `${last - 3}`);
  const whole = Object.keys(asked).filter((name) => /^(sdtm|ae\.csv) |^downloads\/\S+ auditor/.test(name));
  expect(whole.length).toBeGreaterThan(5);
  for (const name of whole) expect([name, earlier[name]]).not.toEqual([name, asked[name]]); // of another range they are others

  const path = `${STUDY}/listings/accesses`;
  const { body } = await withServer(env, (url) => clientOf(url, tokens).get('auditor', path, { limit: '500' }));
  const kept = body.accesses.filter(({ kind }: { kind: string }) => kind === 'RecordExported');
  const made = Object.entries(asked).filter(([name]) => !/^\w+\.(csv|json) /.test(name)); // files of SDTM are kept as one export
  for (const [name, digest] of made) {
    const of = kept.filter(({ sha256: hash }: { sha256: string }) => hash === digest);
    expect([name, of.length >= 3]).toEqual([name, true]);
  }
  expect(kept.find(({ sha256: hash }: { sha256: string }) => hash === asked['sdtm --unblinded'])).toMatchObject({
    ...{ what: 'sdtm', filter: `asOf=${last}&format=both&unblinded`, actor: 'shell' },
  });
}, 300_000);

it('R03 they are the same from views that were thrown away, and from rebuilt ones', async () => {
  const env = { VERUM_DATA: data };
  rmSync(join(data, 'views'), { recursive: true });
  expect(await fromServer(env)).toEqual(asked);
  expect((await verum(['views', 'rebuild'], env)).code).toBe(0);
  expect(await exported(env)).toEqual(
    Object.fromEntries(Object.entries(asked).filter(([name]) => /^(sdtm|\w+\.(csv|json)) /.test(name))),
  );
  expect(await fromServer(env)).toEqual(asked);
}, 300_000);

it('R03 they are the same from a store that was restored from a backup', async () => {
  const env = { VERUM_DATA: join(other, 'restored') };
  expect((await verum(['restore', join(other, 'backup.gz')], env)).code).toBe(0);
  cpSync(VERUM_VAULT, join(env.VERUM_DATA, 'vault'), { recursive: true });
  expect(await fromServer(env)).toEqual(asked);
}, 300_000);

it('R53 they are the same from two servers on one store, and from a copy of it on another store', async () => {
  const [store, copy] = [await startStore(join(data, 'store')), await startStore(join(other, 'copy'))];
  try {
    const env = (name: string) => ({ EVENTSTORE_URL: store.url, VERUM_VAULT, VERUM_DATA: join(other, name) });
    const servers = await Promise.all(
      ['one', 'two'].map((name) => startBuiltServer(env(name).VERUM_DATA, { ...QUIET, ...env(name) })),
    );
    const found = await Promise.all(servers.map(({ url }) => downloaded(url)));
    for (const [i, name] of ['one', 'two'].entries()) expect({ ...found[i], ...(await exported(env(name))) }).toEqual(asked);
    await Promise.all(servers.map((server) => server.stop()));
    expect((await verum(['store', 'copy', '--to', copy.url], env('one'))).code).toBe(0);
    expect(await fromServer({ ...env('three'), EVENTSTORE_URL: copy.url })).toEqual(asked);
  } finally {
    await store.stop();
    await copy.stop();
  }
}, 300_000);
