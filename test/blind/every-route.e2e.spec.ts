import { randomBytes, randomUUID } from 'node:crypto';
import { Writable } from 'node:stream';
import { deflateRawSync, gunzipSync, gzipSync } from 'node:zlib';
import { AUDITING, type Role } from '@verum/platform/access';
import { idOfMember, idOfStudy } from '@verum/platform/eventsourcing';
import { routesOf, type Route } from '@verum/platform/http';
import { atLeast, startServer, type Server } from '../support/server';
import { STUDY } from '../support/study';
import { openTrial, taking, throughTheTrial, type Words } from '../support/trial';

const BLINDED: readonly Role[] = [
  ...([
    'coordinator',
    'investigator',
    'efficacy-rater',
    'monitor',
    'data-manager',
    'medical-monitor',
    'auditor',
    'inspector',
  ] as const),
];

const word = () => `Q${randomBytes(6).toString('hex').toUpperCase()}`;
const canaries = (EXDOSE: number): Words => ({ ARMCD: word(), ARM: word(), EXTRT: word(), EXLOT: word(), EXDOSE });
const words = [canaries(7351.84629), canaries(2918.46375)] as const;
const SECRETS = words.flatMap((each) => Object.values(each).map(String));

/** Where a secret stands in an answer: as it is, URL-encoded, in base64 of any alignment, or within gzip. */
const found = (bytes: Buffer): string[] => {
  const text = bytes.toString('latin1');
  const runs = text.match(/[A-Za-z0-9+/_-]{12,}={0,2}/g) ?? [];
  const decoded = runs.flatMap((run) => [0, 1, 2, 3].map((skip) => Buffer.from(run.slice(skip), 'base64')));
  const unzipped = [bytes, ...decoded].filter((each) => each[0] === 0x1f && each[1] === 0x8b).map((each) => gunzipSync(each));
  const readings = [text, unescape(text), ...[...decoded, ...unzipped].map((each) => each.toString('latin1'))];
  return SECRETS.filter((secret) => readings.some((reading) => reading.toLowerCase().includes(secret.toLowerCase())));
};

let server: Server;
let routes: Route[];
let last: number; // of the record, before anybody reads it
const log: Buffer[] = [];
const ids: Record<string, string> = { study: 'KET-01', site: '701', participant: '701-1', version: '1.0' };

beforeAll(async () => {
  const stream = new Writable({ write: (chunk: Buffer, _, done) => (log.push(Buffer.from(chunk)), done()) });
  server = await startServer({ stream });
  await openTrial(server.post, words, 4);
  for (const [i, SUBJID] of ['701-1', '701-2', '701-3'].entries()) {
    const { adverseEvent, last } = await throughTheTrial(server.post, SUBJID, words[i % 2]!);
    await server.get('auditor', `${STUDY}/trail`, atLeast({ body: last }));
    ids.adverseEvent ??= adverseEvent;
  }
  const query = {
    target: `adverseEvent-${ids.adverseEvent}/AESTDTC`,
    text: 'Please check',
    origin: 'person',
    addressee: 'coordinator',
  };
  const raised = await taking(server.post)('monitor', `${STUDY}/participants/701-1/discrepancies`, query);
  const cut = await taking(server.post)('data-manager', `${STUDY}/data-cuts`, { cutName: 'DSMB-1', cutDate: '2026-06-30' });
  await server.get('auditor', `${STUDY}/trail`, atLeast(cut));
  Object.assign(ids, { discrepancy: raised.body.discrepancy, cutName: 'DSMB-1', n: '30' });
  ids.deviation = (await server.get('monitor', `${STUDY}/protocol-deviations`)).body.deviations[0]?.deviation ?? randomUUID();
  for (const role of AUDITING) await server.joinUnblinded(`${role}, unblinded`, role);
  routes = routesOf(server.app);
  last = server.views.numberAt(idOfStudy('KET-01'));
}, 60_000);
afterAll(() => server.stop());

const fill = (path: string) => path.replace(/:(\w+)/g, (_, name: string) => ids[name] ?? name);

/** All bytes of an answer, its head included; of a stream, what comes within a moment. */
const ask = async (who: string, { method, path }: Route, body: object | undefined, query = '', gzip = 'identity') => {
  const leave = new AbortController();
  const answer = await fetch(`${await server.app.getUrl()}${fill(path)}${query}`, {
    ...{ method, signal: leave.signal },
    headers: {
      ...server.bearer(who),
      ...{ 'idempotency-key': randomUUID(), 'accept-encoding': gzip, 'content-type': 'application/json' },
    },
    ...(body && { body: JSON.stringify(body) }),
  });
  const head = JSON.stringify([...answer.headers]);
  const isStream = answer.headers.get('content-type')?.startsWith('text/event-stream') === true;
  const bytes = isStream ? await firstOf(answer.body!) : Buffer.from(await answer.arrayBuffer());
  leave.abort();
  return { status: answer.status, bytes: Buffer.concat([Buffer.from(head), bytes]), isStream };
};

const firstOf = async (stream: ReadableStream<Uint8Array>): Promise<Buffer> => {
  const chunks: Uint8Array[] = [];
  for await (const chunk of stream) {
    chunks.push(chunk);
    if (chunks.length > 1 || chunk.length > 2_000) break;
  }
  return Buffer.concat(chunks);
};

it('finds a secret in plain, URL-encoded, base64 and gzip form', () => {
  const secret = SECRETS[0]!;
  const encoded = [...secret].map((letter) => `%${letter.charCodeAt(0).toString(16)}`).join('');
  for (const bytes of [
    Buffer.from(`{"ARMCD":"${secret}"}`),
    Buffer.from(`/arms/${encoded}`),
    ...['', 'x', 'xy'].map((before) => Buffer.from(`"${Buffer.from(`${before}${secret}`).toString('base64')}"`)),
    gzipSync(secret),
    Buffer.from(`"${gzipSync(secret).toString('base64')}"`),
  ])
    expect(found(bytes)).toEqual([secret]);
  expect(found(deflateRawSync('nothing'))).toEqual([]);
});

it('R48 the statistician reads the words, so they are there to be found', async () => {
  const { text } = await server.get('unblinded-statistician', `${STUDY}/allocation`);
  expect(found(Buffer.from(text))).toEqual(expect.arrayContaining(words.map(({ ARMCD }) => ARMCD)));
});

describe.each(BLINDED)('R48 the token of a %s', (role) => {
  it('gets no arm, product, amount or lot from any read, now or at any record', async () => {
    const leaks: string[] = [];
    let answered = 0;
    for (const route of routes.filter(({ method }) => method === 'GET'))
      for (const query of ['', `?asOf=${last}`, '?cut=DSMB-1', '?limit=500', '?by=site']) {
        const { status, bytes } = await ask(role, route, undefined, query, query === '' ? 'gzip' : 'identity');
        if (status === 200) answered++;
        for (const secret of found(bytes)) leaks.push(`${route.path}${query} ${status}: ${secret}`);
      }
    expect(leaks).toEqual([]);
    expect(answered).toBeGreaterThan(role === 'efficacy-rater' ? 20 : 40);
  }, 30_000);

  it('nor from what a write is answered, whatever is wrong with it', async () => {
    const leaks: string[] = [];
    for (const route of routes.filter(({ method }) => method !== 'GET'))
      for (const body of [{}, { ARMCD: 1 }, { participant: '701-2', listEntry: 1 }]) {
        const { status, bytes } = await ask(role, route, body);
        for (const secret of found(bytes)) leaks.push(`${route.method} ${route.path} ${status}: ${secret}`);
      }
    expect(leaks).toEqual([]);
  }, 30_000);
});

/** Where arms and products are, and so who was granted to see them meets one. */
const OPENED = [
  ...['allocation', 'allocation/entries', 'doses', 'downloads/record.ndjson', 'participants/:participant/doses'],
  ...['protocol-versions', 'protocol-versions/:version'],
  ...['adverse-events', 'adverse-events/records', 'demography', 'disposition', 'exposure'].map((each) => `safety/closed/${each}`),
].map((path) => `/api/studies/:study/${path}`);

describe.each(AUDITING)('R29 R49 the token of an %s with the unblinded scope', (role) => {
  const kept = async () => {
    const events = await Array.fromAsync(server.store.read(`access-${idOfMember(`${role}, unblinded`)}`, 0));
    return events.filter(({ type }) => type === 'UnblindedDataRead').length;
  };

  it('gets arms and products from these routes and no other, now and as of a record, each read kept', async () => {
    const reads = routes.filter(({ method }) => method === 'GET');
    for (const query of ['', `?asOf=${last}`]) {
      const opened: string[] = [];
      const uncounted: string[] = [];
      for (const route of reads) {
        const before = await kept();
        const { bytes } = await ask(`${role}, unblinded`, route, undefined, query, query === '' ? 'gzip' : 'identity');
        if (found(bytes).length > 0) opened.push(route.path);
        if (route.unblinding && (await kept()) !== before + 1) uncounted.push(route.path);
      }
      expect(uncounted).toEqual([]);
      const readAsOf = ({ path }: Route) => query === '' || !path.includes('downloads'); // these take a range
      expect(opened.sort()).toEqual(OPENED.filter((path) => readAsOf({ path } as Route)).sort());
    }
  }, 60_000);

  it('gets none from what happens live, which is a stream of sentences', async () => {
    const events = routes.find(({ path }) => path.endsWith('/:study/events'))!;
    const { status, bytes, isStream } = await ask(`${role}, unblinded`, events, undefined);
    expect([status, isStream, found(bytes)]).toEqual([200, true, []]);
    expect(bytes.toString()).toContain('event: record');
  });
});

it('R48 no line of the log has one', () => {
  expect(log.length).toBeGreaterThan(100);
  expect(found(Buffer.concat(log))).toEqual([]);
});
