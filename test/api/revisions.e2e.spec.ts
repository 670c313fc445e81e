import { randomUUID } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { atLeast, startServer, type Server } from '../support/server';
import { openStudy, STUDY } from '../support/study';

// Who somebody is: a change, so its revision is named; sealed, so that it can be forgotten.
const CANARIES = { name: 'Zebedee Quagmire', contact: 'zq-7731@canary.example', BRTHDTC: '1931-07-23' };
const participant = `${STUDY}/participants/701-7731`;

let server: Server;
const logged: string[] = [];
const seen: string[] = [];
let id: string;
beforeAll(async () => {
  server = await startServer({ stream: { write: (line: string) => logged.push(line) } });
  await openStudy(server.post);
  id = (await server.post('coordinator', `${STUDY}/participants`, { SITEID: '701', SUBJID: '701-7731' })).body.participant;
}, 30_000);
afterAll(() => server.stop());

const record = (headers: Record<string, string>, body: object = CANARIES) =>
  server.post('coordinator', `${participant}/identity`, body, headers);

it('a change without If-Match is refused: 428', async () => expect((await record({})).status).toBe(428));
it.each(['"9"', '"1"'])('one that names a revision %s that is not the latest is refused: 412', async (etag) =>
  expect((await record({ 'if-match': etag })).status).toBe(412),
);
it.each(['7', 'W/"0"', '*', '"0", "1"'])('what is not one strong ETag is refused: %s', async (etag) => {
  const { status, body } = await record({ 'if-match': etag });
  expect([status, body.fields]).toEqual([400, ['header: If-Match']]);
});

it('one that names the latest is done, and the next one has to name that', async () => {
  const [first, second] = [await record({ 'if-match': '"0"' }), await record({ 'if-match': '"0"' })];
  expect([first.status, first.headers.etag, second.status]).toEqual([201, '"1"', 412]);
  const read = await server.get('coordinator', `${participant}/identity`, atLeast(first));
  expect(read.body).toMatchObject(CANARIES);
});

describe('R77 a personal datum', () => {
  const ROUTES = ['', '/trail', '/protocol-deviations'].map((end) => participant + end);
  const found = (text: string) => Object.values(CANARIES).filter((canary) => text.includes(canary));

  it('is in no answer and no header of another route', async () => {
    for (const who of ['coordinator', 'investigator', 'monitor', 'auditor', 'data-manager'])
      for (const route of [...ROUTES, `${STUDY}/participants`, `${STUDY}/trail`, `${STUDY}/refusals`]) {
        const { text, headers } = await server.get(who, route);
        seen.push(text, JSON.stringify(headers));
      }
    await server.post('coordinator', `${participant}/identity`, { ...CANARIES, [CANARIES.name]: 1 }, { 'if-match': '"1"' });
    expect(seen.flatMap(found)).toEqual([]);
    expect(seen.length).toBeGreaterThan(40);
  });

  it('is in no refusal, not even in one that it caused', async () => {
    const bodies = [{ BRTHDTC: '1931-02-30' }, { contact: 7, name: CANARIES.name }, { name: `${CANARIES.name}\u0000` }];
    for (const body of bodies) {
      const { status, text } = await record({ 'if-match': '"1"' }, body);
      expect([status, found(text), text.includes('1931-02-30')]).toEqual([400, [], false]);
    }
  });

  it('stands in no byte of the store, the views or the vault', () => {
    const bytes = filesUnder(server.data).map((file) => readFileSync(file, 'latin1'));
    expect(bytes.some((text) => text.includes('701-7731'))).toBe(true); // the search can find
    expect(bytes.flatMap(found)).toEqual([]);
  });

  it('stands in no log line, and no participant number does', () => {
    const lines = logged.join('');
    expect(lines).toContain('/api/studies/:study/participants/:participant/identity');
    expect([found(lines), lines.includes('701-7731'), lines.includes(id)]).toEqual([[], false, false]);
  });

  it('is null once its key is erased, with the place named, and never an error', async () => {
    server.vault.erase(`participant/${id}`);
    const { status, body } = await server.get('coordinator', `${participant}/identity`);
    expect(status).toBe(200);
    expect(body).toMatchObject({ name: null, contact: null, BRTHDTC: null });
    expect([...body.$erased].sort()).toEqual(['BRTHDTC', 'contact', 'name']);
  });

  it('is not taken for somebody who was erased: 409 in words, kept among the refusals', async () => {
    const key = randomUUID();
    const { status, body } = await record({ 'if-match': '"1"', 'idempotency-key': key });
    expect([status, body.type]).toEqual([409, 'urn:verum:problem:key-erased']);
    await server.get('auditor', STUDY, { atLeast: `refusal-${key}@0` });
    expect((await server.get('auditor', `${STUDY}/refusals`)).text).toContain('key-erased');
  });
});

const filesUnder = (folder: string): string[] =>
  readdirSync(folder, { withFileTypes: true, recursive: true })
    .filter((entry) => entry.isFile())
    .map(({ parentPath, name }) => join(parentPath, name));
