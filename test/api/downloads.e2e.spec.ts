import { createHash } from 'node:crypto';
import { parse } from 'csv-parse/sync';
import { canonicalJson, unguarded } from '@verum/exchange/record';
import { accessDocuments, type AccessDocument } from '@verum/platform/accounts';
import type { Views } from '@verum/platform/eventsourcing';
import { idOfParticipant, idOfStudy, Pump, ViewWriter } from '@verum/platform/eventsourcing';
import { casebookOf } from '@verum/exchange/record';
import { projections, streams } from '../../apps/server/record';
import { atLeast, startServer, type Server } from '../support/server';
import { STUDY } from '../support/study';
import { nausea, openTrial, taking, throughTheTrial, WORDS } from '../support/trial';

const study = idOfStudy('KET-01');
const CANARY = `=<script>alert("1")</script>&'`;
let server: Server;
let last: number;

const raw = (who: string, from: string, query: object = {}) =>
  server
    .get(who, `${STUDY}/${from}`, query)
    .buffer(true)
    .parse((response, done) => {
      const chunks: Buffer[] = [];
      response.on('data', (chunk: Buffer) => chunks.push(chunk)).on('end', () => done(null, Buffer.concat(chunks)));
    });
const bytesOf = async (...asked: Parameters<typeof raw>): Promise<Buffer> => {
  const answer = await raw(...asked);
  if (answer.status !== 200) throw new Error(`${asked[1]} was answered ${answer.status} ${String(answer.body)}`);
  return answer.body as Buffer;
};
const linesOf = (bytes: Buffer) => bytes.toString().trimEnd().split('\n');
const sha256 = (bytes: Buffer) => createHash('sha256').update(bytes).digest('hex');
const exportsKept = () =>
  server.views.find(accessDocuments, { study, sites: '*' }).filter(({ kind }) => kind === 'RecordExported');
const kept = async (is: (export_: AccessDocument) => boolean): Promise<AccessDocument> => {
  for (const end = Date.now() + 5_000; Date.now() < end; await new Promise((done) => setTimeout(done, 20))) {
    const found = exportsKept().find(is);
    if (found) return found;
  }
  throw new Error('That export is not kept');
};

beforeAll(async () => {
  server = await startServer();
  await openTrial(server.post, WORDS, 4);
  await throughTheTrial(server.post, '701-1', WORDS[0]);
  await throughTheTrial(server.post, '702-1', WORDS[1], '702');
  const odd = { ...nausea, AETERM: CANARY, AESTDTC: '2026-02-04', AEENDTC: '2026-02-05' };
  const said = await taking(server.post)('investigator', `${STUDY}/participants/701-1/adverse-events`, odd);
  await server.get('auditor', `${STUDY}/trail`, atLeast(said));
  await server.join('monitor of 702', 'monitor', ['702'], study);
  await server.join('nurse of 702', 'coordinator', ['702'], study);
  last = server.views.numberAt(study);
}, 60_000);
afterAll(() => server.stop());

describe('record.ndjson', () => {
  it('R02 R42 has each event of the record once, in its order, in canonical form', async () => {
    const lines = linesOf(await bytesOf('auditor', 'downloads/record.ndjson'));
    expect(lines.map((line) => JSON.parse(line).n)).toEqual(Array.from({ length: last }, (_, at) => at + 1));
    for (const line of lines) expect(canonicalJson(JSON.parse(line))).toBe(line);
    const { stream, revision, id, type, data, metadata } = JSON.parse(lines.at(-1)!);
    for await (const stored of server.store.read(stream, revision)) {
      expect({ stream, revision, id, type, data, metadata }).toEqual({ ...stored, position: undefined });
      break;
    }
  });
  it('R48 has nothing of hidden streams', async () => {
    const text = (await bytesOf('auditor', 'downloads/record.ndjson')).toString();
    expect(text).not.toMatch(/"stream":"(allocation|access|member|refusal)-/);
    for (const { EXTRT, EXLOT } of WORDS) expect([text.includes(EXTRT), text.includes(EXLOT)]).toEqual([false, false]);
  });
  it('is a part where one is asked for', async () => {
    const part = linesOf(await bytesOf('auditor', 'downloads/record.ndjson', { from: 5, to: 9 }));
    expect(part.map((line) => JSON.parse(line).n)).toEqual([5, 6, 7, 8, 9]);
    const own = linesOf(await bytesOf('auditor', 'downloads/record.ndjson', { participant: '702-1' })).map((line) =>
      JSON.parse(line),
    );
    expect(new Set(own.map(({ metadata }) => metadata.participant))).toEqual(new Set([idOfParticipant(study, '702-1')]));
    const site = linesOf(await bytesOf('auditor', 'downloads/record.ndjson', { site: '702' })).map((line) => JSON.parse(line));
    expect(new Set(site.map(({ metadata }) => metadata.site))).toEqual(new Set(['702']));
  });
  it('R04 shows a site its own', async () => {
    const own = linesOf(await bytesOf('monitor of 702', 'downloads/record.ndjson')).map((line) => JSON.parse(line));
    expect(own.some(({ metadata }) => metadata.site === '701')).toBe(false);
    expect(own.some(({ metadata }) => metadata.site === '702')).toBe(true);
    for (const query of [{ site: '701' }, { participant: '701-1' }])
      expect((await raw('monitor of 702', 'downloads/record.ndjson', query)).status).toBe(404);
  });
  it.each([
    [{ from: 9, to: 5 }, 422],
    [{ to: 1_000_000 }, 422],
    [{ from: 0 }, 400],
    [{ depth: 1 }, 400],
    [{ participant: '999-9' }, 404],
  ])('for %j is answered %d', async (query, status) =>
    expect((await raw('auditor', 'downloads/record.ndjson', query)).status).toBe(status),
  );
  it('R07 is for auditors, data managers and monitors', async () => {
    for (const who of ['coordinator', 'investigator', 'efficacy-rater', 'safety-board', 'administrator'])
      expect((await raw(who, 'downloads/record.ndjson')).status).toBe(403);
  });
});

describe('trail.csv', () => {
  it('R42 R59 has the trail, and no cell that runs', async () => {
    const bytes = await bytesOf('data-manager', 'downloads/trail.csv');
    const rows = parse(bytes, { columns: true }) as Record<string, string>[];
    expect(rows.map(({ n }) => Number(n))).toEqual(Array.from({ length: last }, (_, at) => at + 1));
    for (const row of rows) for (const cell of Object.values(row)) expect(cell).not.toMatch(/^[=+\-@\t\r]/);
    const { body } = await server.get('auditor', `${STUDY}/trail/${last}`);
    expect(unguarded(rows.at(-1)!.says!)).toBe(body.says);
  });
});

describe('casebook.html', () => {
  const of = (who: string, participant: string, query: object = {}) =>
    raw(who, `participants/${participant}/casebook.html`, query);

  it('R82 has data, trail, deviations and queries, and no text that runs', async () => {
    const { body, headers } = await of('investigator', '701-1');
    const page = String(body);
    expect(page).toContain('=&lt;script&gt;alert(&quot;1&quot;)&lt;/script&gt;&amp;&#39;');
    expect(page).not.toMatch(/<script|<link|<img|https?:|url\(|@import|javascript:/i);
    for (const title of ['Participant', 'Data', 'Deviations', 'Queries', 'Audit trail'])
      expect(page).toContain(`<h2>${title}</h2>`);
    for (const style of page.matchAll(/<style>([^]*?)<\/style>/g))
      expect(headers['content-security-policy']).toContain(createHash('sha256').update(style[1]!).digest('base64'));
    expect(headers['content-disposition']).toBe(`inline; filename="KET-01-701-1-record-${last}.html"`);
  });
  it('R04 is for a site its own', async () => {
    expect((await of('nurse of 702', '702-1')).status).toBe(200);
    expect((await of('nurse of 702', '701-1')).status).toBe(404);
    expect((await of('efficacy-rater', '701-1')).status).toBe(403);
  });
  it('is read as of any record', async () => {
    const before = String((await of('auditor', '701-1', { asOf: last - 3 })).body);
    expect(before).toContain(`as of record ${last - 3}`);
    expect(before).not.toContain('alert');
  });
});

describe('an export', () => {
  const ASKED = [
    ['downloads/record.ndjson', {}],
    ['downloads/trail.csv', { from: 3 }],
    ['participants/701-1/casebook.html', {}],
  ] as const;

  it('is the same bytes twice', async () => {
    for (const [from, query] of ASKED)
      expect(sha256(await bytesOf('auditor', from, query))).toBe(sha256(await bytesOf('auditor', from, query)));
  });
  it('is the same bytes from views that were folded anew, as on a second node', async () => {
    const anew = new ViewWriter(':memory:', projections);
    const head = (await server.store.head(streams.map(({ category }) => category)))!;
    for await (const _ of new Pump(server.store, anew, streams, projections).catchUp(head.position));
    const participant = idOfParticipant(study, '701-1');
    const scope = { study, sites: '*', participant } as const;
    const page = (views: Views) => casebookOf(views, scope, last).text;
    expect(page(anew)).toBe(page(server.views));
    expect(page(anew)).toBe(String(await bytesOf('auditor', 'participants/701-1/casebook.html', { asOf: last })));
    anew.close();
  });
  it.each(ASKED)('R23 R46 of %s is an event with filter, count, hash and who', async (from, query) => {
    const bytes = await bytesOf('auditor', from, query);
    const of = await kept(({ sha256: hash, role }) => hash === sha256(bytes) && role === 'auditor');
    const { body } = await server.get('auditor', `${STUDY}/trail`, { limit: 500 });
    const entries: { participant: string | null }[] = body.entries;
    const count = {
      ndjson: last,
      csv: last - 2,
      html: entries.filter(({ participant }) => participant === idOfParticipant(study, '701-1')).length,
    };
    expect(of).toMatchObject({ what: from.split('/').at(-1), role: 'auditor', count: count[from.split('.').at(-1) as 'csv'] });
    expect(of.filter).toMatch(/=\d+/);
  });
});
