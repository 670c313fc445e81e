import { EventStoreDBClient, START, streamNameFilter } from '@eventstore/db-client';
import type { Recorded } from '@verum/platform/eventsourcing';
import { EventStoreDBEventStore, Unreadable } from '.';
import { checkpoint, confirmed, event } from './testing/answers';
import { fail, FakeServer, type Reads, type Script } from './testing/fake.server';

const QUICK = { watchdog: 200, silence: 60, attempts: 2, pause: 1, longestPause: 5 };
const ABYSS = '18446744073709551615';
let fake: FakeServer;
let store: EventStoreDBEventStore;
let stopping: AbortController;
/** From where each subscription was asked for; reads of the log, backwards, are answered with its newest position. */
let asked: string[];
let newest: number;

const tally = (position: number) => event({ stream: 'tally-1', revision: position, position });

const against = async (subscribed: (call: Reads, nth: number) => void) => {
  [asked, newest, stopping] = [[], 0, new AbortController()];
  const read: Script['read'] = (request, call) => {
    if (request.hasSubscription()) {
      asked.push(request.getAll()!.getPosition()?.getCommitPosition() ?? 'start');
      call.write(confirmed());
      return subscribed(call, asked.length);
    }
    if (newest > 0) call.write(tally(newest));
    call.end();
  };
  fake = await FakeServer.start({ read });
  store = EventStoreDBEventStore.at(fake.endpoint, { patience: QUICK });
};

afterEach(async () => {
  stopping?.abort();
  await store?.close();
  fake?.close();
});

const take = async (count: number, after?: bigint): Promise<number[]> => {
  const taken: number[] = [];
  for await (const { position } of store.follow(['tally'], after, stopping.signal))
    if (taken.push(Number(position)) === count) break;
  return taken;
};
const after = (milliseconds: number) => new Promise((resolve) => setTimeout(resolve, milliseconds, 'nothing'));
const sendThen = (call: Reads, position: number, then: () => void) =>
  void call.write(tally(position), () => setTimeout(then, 10));

describe('a subscription that breaks', () => {
  const broken = (call: Reads, nth: number) =>
    nth < 3 ? sendThen(call, 10 * nth, () => fail(call)) : void call.write(tally(30));

  it('is over for the bare client', async () => {
    await against(broken);
    const client = new EventStoreDBClient({ endpoint: fake.endpoint }, { insecure: true });
    await expect(Array.fromAsync(client.subscribeToAll())).rejects.toThrow('going down');
    expect(asked).toEqual(['start']);
  });

  it('is resumed from the last event that was delivered', async () => {
    await against(broken);
    expect(await take(3)).toEqual([10, 20, 30]);
    expect(asked).toEqual(['start', '10', '20']);
  });

  it('is resumed when the server ends it without an error, too', async () => {
    await against((call, nth) => (nth === 1 ? call.end(void call.write(tally(10))) : void call.write(tally(20))));
    expect(await take(2)).toEqual([10, 20]);
  });

  it('delivers nothing twice', async () => {
    await against((call, nth) =>
      nth === 1 ? sendThen(call, 10, () => fail(call)) : [10, 20].forEach((at) => call.write(tally(at))),
    );
    expect(await take(2)).toEqual([10, 20]);
  });
});

describe('a checkpoint that lies', () => {
  const lying = (call: Reads, nth: number) =>
    nth === 1 ? void call.write(checkpoint(ABYSS), () => setTimeout(() => fail(call), 10)) : void call.write(tally(10));

  it('is what the bare client would resume from', async () => {
    await against(lying);
    const client = new EventStoreDBClient({ endpoint: fake.endpoint }, { insecure: true });
    const told: bigint[] = [];
    const checkpointReached = async (_: unknown, { commit }: { commit: bigint }) => void told.push(commit);
    const filter = streamNameFilter({ prefixes: ['tally-'], checkpointReached });
    await Array.fromAsync(client.subscribeToAll({ fromPosition: START, filter })).catch(() => undefined);
    expect(told).toEqual([BigInt(ABYSS)]);
  });

  it('is not heard', async () => {
    await against(lying);
    expect(await take(1)).toEqual([10]);
    expect(asked).toEqual(['start', 'start']);
  });
});

describe('silence', () => {
  it('lasts for ever with the bare client, though the log goes on', async () => {
    await against(() => undefined);
    newest = 10;
    const client = new EventStoreDBClient({ endpoint: fake.endpoint }, { insecure: true });
    const subscription = client.subscribeToAll();
    expect(await Promise.race([subscription[Symbol.asyncIterator]().next(), after(300)])).toBe('nothing');
    await subscription.unsubscribe();
  });

  it('while the log goes on ends the subscription, and the next brings what was missed', async () => {
    await against((call, nth) => void (nth === 1 ? call.write(tally(10)) : call.write(tally(20))));
    newest = 20;
    expect(await take(2)).toEqual([10, 20]);
    expect(asked).toEqual(['start', '10']);
  });

  it('while nothing happens is left alone', async () => {
    await against((call) => void call.write(tally(10)));
    newest = 10;
    expect(await Promise.race([take(2), after(300)])).toBe('nothing');
    expect(asked).toEqual(['start']);
  });

  it('of its reader is none: who works long on an event is not disturbed', async () => {
    await against((call) => [10, 20].forEach((at) => call.write(tally(at))));
    newest = 20;
    const taken: bigint[] = [];
    for await (const { position } of store.follow(['tally'], undefined, stopping.signal)) {
      await after(250);
      if (taken.push(position) === 2) break;
    }
    expect([taken, asked]).toEqual([[10n, 20n], ['start']]);
  });
});

describe('a signal', () => {
  it('ends a subscription that waits, and leaves no call open', async () => {
    await against((call) => void call.write(tally(10)));
    const taken: Recorded[] = [];
    for await (const recorded of store.follow(['tally'], undefined, stopping.signal)) {
      taken.push(recorded);
      setTimeout(() => stopping.abort(), 10);
    }
    while (fake.openCalls > 0) await after(5);
    expect(taken).toHaveLength(1);
  });

  it('given before ends it before it begins', async () => {
    await against(() => undefined);
    stopping.abort();
    expect(await take(1)).toEqual([]);
    expect(asked).toEqual([]);
  });

  it('ends one that waits for a server to come back', async () => {
    await against(() => undefined);
    fake.close();
    setTimeout(() => stopping.abort(), 50);
    expect(await take(1)).toEqual([]);
  });
});

it('holds the server back while its reader works', async () => {
  const TOTAL = 5_000;
  const large = 'x'.repeat(10_000);
  let sent = 0;
  await against((call) => {
    const send = (): void => {
      while (sent < TOTAL)
        if (!call.write(event({ stream: 'tally-1', revision: ++sent, position: sent, data: `{"text":"${large}"}` }))) return;
    };
    call.on('drain', send);
    send();
  });
  for await (const { position } of store.follow(['tally'], undefined, stopping.signal)) {
    if (position === 1n) await after(300);
    break;
  }
  expect(sent).toBeLessThan(TOTAL);
});

it('halts at an event that cannot be ours, and does not go round in circles', async () => {
  await against((call) => void call.write(event({ stream: 'tally-1', revision: 3, position: 10, data: '"text"' })));
  await expect(take(1)).rejects.toThrow(Unreadable);
  expect(asked).toEqual(['start']);
});

it('never gives up: after more failures than a read may have, it still follows', async () => {
  await against((call, nth) => (nth <= QUICK.attempts + 2 ? fail(call) : void call.write(tally(10))));
  await expect(take(1)).resolves.toEqual([10]);
});
