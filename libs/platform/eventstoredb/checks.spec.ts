import { NONE, type Metadata } from '@verum/platform/eventsourcing';
import { EventStoreDBEventStore, TooLarge } from '.';
import { idOf, written } from './testing/answers';
import { FakeServer, type Script } from './testing/fake.server';

const EVENT = { id: idOf(1), type: 'Added', data: { by: 1 }, metadata: { schema: 1 } as Metadata };

let fake: FakeServer;
let store: EventStoreDBEventStore;

const against = async (script: Script) => {
  fake = await FakeServer.start(script);
  store = EventStoreDBEventStore.at(fake.endpoint, { categories: ['tally'] });
};

afterEach(async () => {
  await store?.close();
  fake?.close();
});

describe('what may not leave', () => {
  const cycle: Record<string, unknown> = {};
  cycle.self = cycle;
  const deep = JSON.parse('['.repeat(100_000) + ']'.repeat(100_000)) as object;

  it.each<[string, string, number, object]>([
    ['a system stream', '$$', NONE, {}],
    ['a name outside ASCII', 'tally-é', NONE, {}],
    ['a name without a category', 'tally', NONE, {}],
    ['a category of somebody else', 'ledger-1', NONE, {}],
    ['any revision', 'tally-1', -2, {}],
    ['half a revision', 'tally-1', 0.5, {}],
    ['no type', 'tally-1', NONE, { type: '' }],
    ['a system type', 'tally-1', NONE, { type: '$metadata' }],
    ['no UUID', 'tally-1', NONE, { id: 'x' }],
    ['a nil id', 'tally-1', NONE, { id: '00000000-0000-0000-0000-000000000000' }],
    ['a BigInt', 'tally-1', NONE, { data: { dose: 1n } }],
    ['a cycle', 'tally-1', NONE, { data: cycle }],
    ['a function', 'tally-1', NONE, { data: { run: () => 1 } }],
    ['not a number', 'tally-1', NONE, { data: { dose: NaN } }],
    ['a Map', 'tally-1', NONE, { data: { doses: new Map() } }],
    ['a depth without end', 'tally-1', NONE, { data: { deep } }],
    ['text for data', 'tally-1', NONE, { data: 'text' }],
    ['no metadata', 'tally-1', NONE, { metadata: undefined }],
  ])('%s', async (_, stream, expected, wrong) => {
    await against({ append: (request, call) => call.write(written(request)) });
    await expect(store.append(stream, expected, [{ ...EVENT, ...wrong }])).rejects.toThrow('Not fit for the log');
    expect(fake.appends).toBe(0);
  });

  it('the same id twice', async () => {
    await against({});
    await expect(store.append('tally-1', NONE, [EVENT, EVENT])).rejects.toThrow('occurs twice');
  });

  it.each([
    [0, undefined],
    [1, TooLarge],
  ])('more than 1 MiB of data, metadata and twice the type: %i byte over', async (over, refusal) => {
    await against({ append: (request, call) => call.write(written(request)) });
    const rest = JSON.stringify({ text: '' }).length + JSON.stringify(EVENT.metadata).length + 2 * EVENT.type.length;
    const data = { text: 'x'.repeat(1_048_576 - rest + over) };
    const answer = await store.append('tally-1', NONE, [{ ...EVENT, data }]).catch((error: Error) => error);
    expect(answer).toEqual(refusal ? expect.any(refusal) : undefined);
  });
});
