import { EventStoreDBClient, jsonEvent, NO_STREAM } from '@eventstore/db-client';
import { NONE, StoreAway, StoreFull, WrongRevision, type Metadata } from '@verum/platform/eventsourcing';
import { EventStoreDBEventStore, Unreadable } from '.';
import { conflict, event, full, idOf, notReady, timedOut, written } from './testing/answers';
import { fail, FakeServer, type Script } from './testing/fake.server';

const QUICK = { watchdog: 300, silence: 300, attempts: 4, pause: 1, longestPause: 5 };
const EVENT = { id: idOf(1), type: 'Added', data: { by: 1 }, metadata: { schema: 1 } as Metadata };
const OTHER = { ...EVENT, id: idOf(2) };

let fake: FakeServer;
let store: EventStoreDBEventStore;

const against = async (script: Script, url = (endpoint: string) => endpoint) => {
  fake = await FakeServer.start(script);
  store = EventStoreDBEventStore.at(url(fake.endpoint), { patience: QUICK, categories: ['tally'] });
};

afterEach(async () => {
  await store?.close();
  fake?.close();
});

const bare = () => new EventStoreDBClient({ endpoint: fake.endpoint, defaultDeadline: 50 }, { insecure: true });
const appendBare = (client: EventStoreDBClient) =>
  client.appendToStream('tally-1', jsonEvent({ ...EVENT, metadata: {} }), { expectedRevision: NO_STREAM });

describe('a server that does not answer', () => {
  it('is waited for by the bare client for ever, whatever its deadline', async () => {
    await against({});
    const client = bare();
    const answer = appendBare(client).then(
      () => 'written',
      () => 'failed',
    );
    const later = new Promise((resolve) => setTimeout(resolve, 400, 'still waiting'));
    expect(await Promise.race([answer, later])).toBe('still waiting');
    await client.dispose();
  });

  it('is given up by the watchdog, and a new client sends the same ids to the same revision', async () => {
    const calls = new Set<unknown>();
    const sent: unknown[] = [];
    await against({
      append: (request, call, nth) => {
        calls.add(call);
        sent.push([request.getOptions()!.getStreamPosition(), request.getProposedMessagesList()[0]!.getId()!.getString()]);
        if (nth > 1) call.write(written(request));
      },
    });
    await store.append('tally-1', 4, [EVENT]);
    expect(calls.size).toBe(2);
    expect(sent).toEqual([
      ['4', EVENT.id],
      ['4', EVENT.id],
    ]);
  });

  it('is away in the end, and leaves no call open', async () => {
    await against({});
    await expect(store.append('tally-1', NONE, [EVENT])).rejects.toThrow(StoreAway);
    expect(fake.appends).toBe(2); // so that a caller waits for two watchdogs at most (T11)
    await store.close();
    await until(() => fake.openCalls === 0);
  });
});

describe('an unknown outcome', () => {
  const answers: [string, Script['append']][] = [
    ['a node that goes down', (_, call) => fail(call)],
    ['a timeout', (request, call) => call.write(timedOut(request))],
    ['"Server Is Not Ready"', (request, call) => call.write(notReady(request))],
  ];

  it.each(answers)('is settled by sending it again: %s', async (_, first) => {
    await against({ append: (request, call, nth) => (nth < 3 ? first!(request, call, nth) : call.write(written(request))) });
    await store.append('tally-1', NONE, [EVENT]);
    expect(fake.expected).toEqual(['no stream', 'no stream', 'no stream']);
  });

  it.each(answers)('is for the caller to settle with the bare client: %s', async (_, first) => {
    await against({ append: first });
    const client = bare();
    await expect(appendBare(client)).rejects.toThrow();
    expect(fake.appends).toBe(1);
    await client.dispose();
  });

  it.each([
    ['is done where the same ids are there', EVENT.id, undefined],
    ['is a conflict where others are there', OTHER.id, WrongRevision],
  ])('that ends in a wrong revision %s', async (_, there, refusal) => {
    await against({
      append: (request, call, nth) => (nth === 1 ? fail(call) : call.write(conflict(request))),
      read: (_, call) => call.end(void call.write(event({ stream: 'tally-1', revision: 5, position: 9, id: there }))),
    });
    const answer = store.append('tally-1', 4, [EVENT]).catch((error: Error) => error);
    expect(await answer).toEqual(refusal ? expect.any(refusal) : undefined);
  });

  it('is no excuse for a known one: a conflict at once is a conflict, and nothing is read', async () => {
    await against({ append: (request, call) => call.write(conflict(request)) });
    await expect(store.append('tally-1', 4, [EVENT])).rejects.toThrow(WrongRevision);
    expect([fake.appends, fake.reads]).toEqual([1, 0]);
  });
});

it('a full disk is said at once, and not where an earlier attempt may be written', async () => {
  await against({ append: (request, call) => call.write(full(request)) });
  await expect(store.append('tally-1', NONE, [EVENT])).rejects.toThrow(StoreFull);
  expect(fake.appends).toBe(1);
  await store.close();
  fake.close();
  await against({ append: (request, call, nth) => (nth === 1 ? fail(call) : call.write(full(request))) });
  await expect(store.append('tally-1', NONE, [EVENT])).rejects.toThrow(StoreAway);
});

it('is unknown for good to who closes the store while it waits', async () => {
  await against({ append: (_, call, nth) => nth === 1 && fail(call) });
  const answer = store.append('tally-1', NONE, [EVENT]).catch((error: unknown) => error);
  await until(() => fake.appends === 2);
  await store.close();
  expect(await answer).toBeInstanceOf(StoreAway);
});

it('settles many appends at once when their connection breaks, without a late answer that ends the process', async () => {
  await against({ append: (request, call, nth) => (nth === 20 ? fail(call) : nth > 20 && call.write(written(request))) });
  const many = Array.from({ length: 20 }, (_, index) => store.append(`tally-${index}`, NONE, [{ ...EVENT, id: idOf(index) }]));
  await expect(Promise.all(many)).resolves.toHaveLength(20);
});

it('notices that a stream was deleted by force and goes on elsewhere (T25)', async () => {
  await against({ append: (request, call) => call.write(written(request, 7)) });
  await expect(store.append('tally-1', NONE, [EVENT])).rejects.toThrow(Unreadable);
});

describe('discovery that failed once', () => {
  const discovering = (endpoint: string) => `esdb+discover://${endpoint}?tls=false&maxDiscoverAttempts=1&discoveryInterval=1`;
  const answering: Script = { append: (request, call) => call.write(written(request)) };
  const downFirst = async () => {
    await against(answering, discovering);
    const port = Number(fake.endpoint.split(':')[1]);
    fake.close();
    return { client: EventStoreDBClient.connectionString(discovering(fake.endpoint)), port };
  };

  it('is final for the appends of the bare client, though the node is back', async () => {
    const { client, port } = await downFirst();
    await expect(appendBare(client)).rejects.toThrow('Failed to discover');
    fake = await FakeServer.start(answering, port);
    await expect(appendBare(client)).rejects.toThrow('Failed to discover');
    expect(fake.appends).toBe(0);
  });

  it('is tried again by a new client', async () => {
    const { port } = await downFirst();
    const answer = store.append('tally-1', NONE, [EVENT]);
    fake = await FakeServer.start(answering, port);
    await answer;
    expect(fake.appends).toBe(1);
  });
});

const until = async (holds: () => boolean) => {
  while (!holds()) await new Promise((resolve) => setTimeout(resolve, 5));
};
