import Ajv from 'ajv';
import { ROLES } from '@verum/platform/access';
import type { Recorded } from '@verum/platform/eventsourcing';
import { isZone } from '@verum/science/dates';
import { eventSchemas } from '../../apps/server/event-schemas';
import { streams } from '../../apps/server/record';
import { startServer, type Server } from '../support/server';
import { STUDY } from '../support/study';
import { correction, dose, openTrial, taking, throughTheTrial, WORDS } from '../support/trial';

const AT = `${STUDY}/participants/701-1`;
let server: Server;
let events: Recorded[];

beforeAll(async () => {
  server = await startServer();
  await openTrial(server.post, WORDS, 4);
  await throughTheTrial(server.post, '701-1', WORDS[0]);
  const take = taking(server.post);
  const captured = { 'captured-at': '2026-02-09T10:41:07.000Z' };
  const second = { ...dose, ECSPID: '2', session: 2, ECSTDTC: '2026-02-09T10:00', ECENDTC: '2026-02-09T10:40' };
  const { body } = await take('coordinator', `${AT}/doses`, second, captured);
  const asked = { record: '1', item: 'ECSTDTC', is: '2026-02-02T10:01', ...correction };
  await take('investigator', `${AT}/doses/corrections`, asked, { 'if-match': `"${body.revision}"` });
  events = await Array.fromAsync(server.store.readAll(streams.map(({ category }) => category)));
}, 60_000);
afterAll(() => server.stop());

const ajv = new Ajv({ allowUnionTypes: true });
const UUID = '^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$';
const UTC = '^\\d{4}-\\d{2}-\\d{2}T\\d{2}:\\d{2}:\\d{2}\\.\\d{3}Z$';
const metadataSchema = {
  type: 'object',
  required: [
    'schema',
    'study',
    'actor',
    'role',
    'organisation',
    'receivedAt',
    'source',
    '$causationId',
    'fingerprint',
    'release',
  ],
  properties: {
    schema: { type: 'integer', minimum: 1 },
    study: { type: 'string', minLength: 1 },
    participant: { type: 'string', pattern: UUID },
    actor: { type: 'string', minLength: 1 },
    role: { enum: ROLES },
    organisation: { type: 'string', minLength: 1 },
    receivedAt: { type: 'string', pattern: UTC },
    capturedAt: { type: 'string', pattern: UTC },
    source: { enum: ['ui', 'api', 'cli', 'device', 'import'] },
    release: { type: 'string', minLength: 1 },
  },
};
const isWho = ajv.compile(metadataSchema);

describe('R43 every event that is stored', () => {
  it('says who in which role and organisation, for which study, when, and from where', () => {
    expect(events.length).toBeGreaterThan(40);
    expect(events.filter(({ metadata }) => !isWho(metadata)).map(({ type, metadata }) => [type, metadata])).toEqual([]);
  });
  it.each(metadataSchema.required)('would be found if it had no %s', (field) => {
    const { [field as 'actor']: _, ...rest } = events[0]!.metadata;
    expect(isWho(rest)).toBe(false);
  });
  it('names the item, the value that stood there, the one that stands now, and why, where it corrects', () => {
    const corrections = events.filter(({ type }) => type === 'ItemCorrected');
    expect(corrections.map(({ data }) => data)).toEqual([
      {
        ...{ record: '1', item: 'ECSTDTC', was: '2026-02-02T10:00', is: '2026-02-02T10:01', query: null },
        ...{ reasonCode: 'transcription', reason: 'The source says so', cause: 'source' },
      },
    ]);
  });
});

describe('R25 the record can be understood', () => {
  it('one sentence for each type of event', () => {
    const unsaid = streams.flatMap(({ catalogue }) =>
      Object.entries(catalogue).flatMap(([type, { says, example }]) =>
        /^\p{Lu}.*\S$/u.test(says(example as never)) ? [] : [type],
      ),
    );
    expect(unsaid).toEqual([]);
  });
  it('one sentence for each event on the trail', async () => {
    const { entries } = (await server.get('auditor', `${STUDY}/trail`, { limit: 500 })).body;
    expect(entries.length).toBeGreaterThan(15);
    expect(entries.filter(({ says }: { says: string }) => !/\S/.test(says))).toEqual([]);
  });
  it('a schema for each type is published, and every stored event keeps to its own', async () => {
    const { eventTypes } = (await server.http().get('/api/event-types')).body;
    expect(eventTypes).toEqual(JSON.parse(JSON.stringify(eventSchemas())));
    const schemas = new Map(
      eventSchemas().map(({ category, type, schema }) => [`${category}/${type}`, ajv.compile(schema)] as const),
    );
    const strangers = events.filter(({ stream, type, data }) => !schemas.get(`${stream.split('-')[0]}/${type}`)?.(data));
    expect(strangers.map(({ stream, type }) => [stream, type])).toEqual([]);
    expect(schemas.get('dosing/DoseGiven')!({ ...events.find(({ type }) => type === 'DoseGiven')!.data, ECTRT: 7 })).toBe(false);
  });
});

describe('R26 time', () => {
  it('of receipt is UTC on every event, in the order of each stream', () => {
    for (const inStream of Map.groupBy(events, ({ stream }) => stream).values()) {
      const times = inStream.map(({ metadata }) => metadata.receivedAt);
      expect(times).toEqual([...times].sort());
    }
  });
  it('of the clinic keeps the zone of its site beside it', () => {
    const isLocal = (value: unknown) => typeof value === 'string' && /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}(:\d{2})?$/.test(value);
    const local = events.filter(({ type, data }) => type !== 'ItemCorrected' && Object.values(data as object).some(isLocal));
    expect(local.length).toBeGreaterThan(2);
    const unclear = local.filter(({ data }) => !isZone((data as { zone?: unknown }).zone));
    expect(unclear.map(({ type }) => type)).toEqual([]);
  });
  it('that the clocks left out or showed twice is refused, and one with its offset is taken', async () => {
    const visit = (SVSTDTC: string) =>
      server.post('coordinator', `${AT}/visits`, { VISITNUM: 9, VISIT: 'Unscheduled', planned: false, SVSTDTC, SVOCCUR: 'Y' });
    expect((await visit('2026-03-29T02:30')).status).toBe(422);
    const twice = await visit('2026-10-25T02:30');
    expect([twice.status, JSON.stringify(twice.body)]).toEqual([422, expect.stringMatching(/\+02:00.*\+01:00/)]);
    expect((await visit('2026-10-25T02:30+01:00')).status).toBe(201);
  });
});

it('R45 when the device took it down and when the server received it are both kept, and shown with the delay', async () => {
  const { metadata } = events.filter(({ type }) => type === 'DoseGiven').at(-1)!;
  expect(metadata.capturedAt).toBe('2026-02-09T10:41:07.000Z');
  expect(metadata.receivedAt).toMatch(new RegExp(UTC));
  const { entries } = (await server.get('auditor', `${STUDY}/trail`, { limit: 500 })).body;
  const shown = entries.filter(({ type }: { type: string }) => type === 'DoseGiven').at(-1);
  const days = Math.round((Date.parse(metadata.receivedAt.slice(0, 10)) - Date.parse('2026-02-09')) / 86_400_000);
  const { capturedAt, receivedAt } = metadata;
  expect(shown).toMatchObject({ capturedAt, receivedAt, daysLate: Math.max(0, days) });
});

it('R63 whoever originated an event has an account, and the role that they acted in', () => {
  const granted = new Set(
    events.flatMap(({ type, stream, data }) =>
      type === 'RoleGranted' ? [`${stream.slice('member-'.length)} ${(data as { role: string }).role}`] : [],
    ),
  );
  const clinical = events.filter(({ metadata }) => metadata.participant);
  expect(clinical.length).toBeGreaterThan(15);
  const strangers = clinical.filter(({ metadata: { actor, role } }) => !granted.has(`${actor} ${role}`));
  expect(strangers.map(({ type, metadata: { role } }) => [type, role])).toEqual([]);
});
it('R63 an unknown originator is refused, and nothing is written', async () => {
  const { status } = await server.http().post(`/api/studies${AT}/doses`).set('authorization', 'Bearer verum_nobody').send(dose);
  expect(status).toBe(401);
});
