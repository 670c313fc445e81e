import { EventStoreDBClient } from '@eventstore/db-client';
import { StoreAway, type Recorded } from '@verum/platform/eventsourcing';
import { EventStoreDBEventStore, Unreadable } from '.';
import { event, notFound } from './testing/answers';
import { fail, FakeServer, type Reads, type Script } from './testing/fake.server';

const QUICK = { watchdog: 200, silence: 100, attempts: 4, pause: 1, longestPause: 5 };
let fake: FakeServer;
let store: EventStoreDBEventStore;

const against = async (read: Script['read'], pageSize?: number) => {
  fake = await FakeServer.start({ read });
  store = EventStoreDBEventStore.at(fake.endpoint, { patience: QUICK, pageSize });
};

afterEach(async () => {
  await store?.close();
  fake?.close();
});

const tally = (revision: number, rest = {}) => event({ stream: 'tally-1', revision, position: 100 + revision, ...rest });
const revisions = async (read: AsyncIterable<Recorded>) => (await Array.fromAsync(read)).map(({ revision }) => revision);
const positions = async (read: AsyncIterable<Recorded>) => (await Array.fromAsync(read)).map(({ position }) => Number(position));

/** A log of these streams, at positions 10, 20, …, that answers pages of $all as the real one does. */
const logOf =
  (...streams: string[]): Script['read'] =>
  (request, call) => {
    const log = streams.map((stream, index) => ({ stream, revision: index, position: 10 * (index + 1) }));
    const from = Number(request.getAll()!.getPosition()?.getCommitPosition() ?? (request.getReadDirection() === 1 ? 1e9 : 0));
    const seen =
      request.getReadDirection() === 1 ? log.filter((e) => e.position < from).reverse() : log.filter((e) => e.position >= from);
    for (const one of seen.slice(0, Number(request.getCount()))) call.write(event(one));
    call.end();
  };

describe('a read of a stream', () => {
  it('of none gives none', async () => {
    await against((_, call) => call.end(void call.write(notFound('tally-1'))));
    expect(await revisions(store.read('tally-1', 0))).toEqual([]);
  });

  it('that breaks off goes on after what was delivered', async () => {
    const from: string[] = [];
    await against((request, call, nth) => {
      from.push(request.getStream()!.getRevision());
      if (nth > 1) return call.end(void call.write(tally(2)));
      call.write(tally(0));
      call.write(tally(1), () => setTimeout(() => fail(call), 20));
    });
    expect(await revisions(store.read('tally-1', 0))).toEqual([0, 1, 2]);
    expect(from).toEqual(['0', '2']);
  });

  it('that falls silent hangs with the bare client, and is taken up again by ours', async () => {
    await against((_, call, nth) => nth > 1 && call.end(void call.write(tally(0))));
    const client = new EventStoreDBClient({ endpoint: fake.endpoint, defaultDeadline: 50 }, { insecure: true });
    const answer = Array.fromAsync(client.readStream('tally-1')).catch(() => 'failed');
    expect(await Promise.race([answer, new Promise((resolve) => setTimeout(resolve, 300, 'still waiting'))])).toBe(
      'still waiting',
    );
    fake.reads = 0;
    await client.dispose();
    expect([await revisions(store.read('tally-1', 0)), fake.reads]).toEqual([[0], 2]);
  });

  it('is away in the end', async () => {
    await against((_, call) => fail(call));
    await expect(revisions(store.read('tally-1', 0))).rejects.toThrow(StoreAway);
    expect(fake.reads).toBe(QUICK.attempts);
  });

  it('that is left early leaves no call open', async () => {
    await against((_, call) => [0, 1, 2].forEach((revision) => call.write(tally(revision))));
    for await (const { revision } of store.read('tally-1', 0)) if (revision === 1) break;
    while (fake.openCalls > 0) await new Promise((resolve) => setTimeout(resolve, 5));
    expect(fake.reads).toBe(1);
  });

  it('that is left half read keeps the bare client open for ever, and not ours', async () => {
    await against((_, call) => {
      for (const revision of [0, 1, 2]) call.write(tally(revision));
      call.end();
    });
    const late = (milliseconds: number) => new Promise((resolve) => setTimeout(resolve, milliseconds, 'still waiting'));
    const client = new EventStoreDBClient({ endpoint: fake.endpoint }, { insecure: true });
    for await (const _ of client.readStream('tally-1')) break;
    await late(50); // the server's side of the call is over
    expect(await Promise.race([client.dispose(), late(500)])).toBe('still waiting');
    for await (const _ of store.read('tally-1', 0)) break;
    await late(50);
    expect(await Promise.race([store.close(), late(500)])).toBeUndefined();
  });

  it('finds the hole that a truncated stream has (T25)', async () => {
    await against((_, call) => call.end(void call.write(tally(3))));
    await expect(revisions(store.read('tally-1', 0))).rejects.toThrow('tally-1@0 is missing');
  });
});

describe('an event that is not one of ours', () => {
  const broken: [string, object][] = [
    ['data that is broken JSON', { data: '{"by":' }],
    ['data that is a number', { data: '1' }],
    ['data that is a list', { data: '[]' }],
    ['no metadata', { metadata: '' }],
    ['metadata that is broken JSON', { metadata: '\u00ff' }],
    ['metadata without a schema', { metadata: '{}' }],
  ];

  it.each(broken)('is named by stream and revision: %s', async (_, rest) => {
    await against((_, call) => call.end(void call.write(tally(0, rest))));
    const error: unknown = await revisions(store.read('tally-1', 0)).catch((error: unknown) => error);
    expect(error).toBeInstanceOf(Unreadable);
    expect((error as Error).message).toMatch(/^tally-1@0 Added: /);
  });

  it('is text to the bare client where it should be an object', async () => {
    await against((_, call) => call.end(void call.write(tally(0, { data: '{"by":' }))));
    const client = new EventStoreDBClient({ endpoint: fake.endpoint }, { insecure: true });
    const [read] = await Array.fromAsync(client.readStream('tally-1'));
    expect(read!.event!.data).toBe('{"by":');
    await client.dispose();
  });
});

describe('the whole log', () => {
  const LOG = ['$settings', 'tally-1', 'ledger-1', 'tally-2', 'tally$-1', '$$tally-1', 'tally-3'] as const;

  it.each([2, 3, 100])('is read in pages of %i, each event once, those of the categories only', async (pageSize) => {
    await against(logOf(...LOG), pageSize);
    expect(await positions(store.readAll(['tally']))).toEqual([20, 40, 70]);
    expect(await positions(store.readAll(['tally'], 20n))).toEqual([40, 70]);
    expect(await positions(store.readAll(['tally'], 70n))).toEqual([]);
  });

  it('goes on where it broke off', async () => {
    const whole = logOf(...LOG);
    const broken = (request: Parameters<NonNullable<typeof whole>>[0], call: Reads, nth: number) =>
      nth === 2 ? fail(call) : whole!(request, call, nth);
    await against(broken, 3);
    expect(await positions(store.readAll(['tally']))).toEqual([20, 40, 70]);
  });
});

describe('the newest event', () => {
  it('is of the categories, and undefined where there is none', async () => {
    await against(logOf('tally-1', 'ledger-1', '$stats'));
    expect((await store.head(['tally']))?.position).toBe(10n);
    expect(await store.head(['other'])).toBeUndefined();
  });

  it('of an empty log is undefined', async () => {
    await against(logOf());
    expect(await store.head(['tally'])).toBeUndefined();
  });

  it('is not looked for twice in what was looked through', async () => {
    const log = Array.from({ length: 100 }, (_, index) => (index === 0 ? 'tally-1' : '$stats'));
    await against(logOf(...log), 32);
    await store.head(['tally']);
    const first = fake.reads;
    expect((await store.head(['tally']))?.position).toBe(10n);
    expect(first).toBeGreaterThanOrEqual(4); // a page more where a busy machine was impatient
    expect(fake.reads - first).toBeLessThan(4);
  });

  it('of a log that an older one took the place of is not the one remembered (T26)', async () => {
    let log = ['tally-1', 'tally-2', 'tally-3'];
    await against((...args) => logOf(...log)!(...args));
    expect((await store.head(['tally']))?.stream).toBe('tally-3');
    log = ['tally-1', '$stats'];
    expect((await store.head(['tally']))?.stream).toBe('tally-1');
  });

  it('rejects when nobody answers', async () => {
    await against(() => undefined);
    fake.close();
    await expect(store.head(['tally'])).rejects.toThrow(StoreAway);
  });
});
