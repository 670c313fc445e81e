import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { EventStoreDBClient } from '@eventstore/db-client';
import { NONE, WrongRevision, type Metadata, type Recorded } from '@verum/platform/eventsourcing';
import { startNode, type Node } from '@verum/platform/eventstore-node';
import { EventStoreDBEventStore, initStore } from '.';
import { idOf } from './testing/answers';

// Against a node that behaves: the whole way, through a unix socket and a real log.
let folder: string;
let node: Node;

beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'verum-'));
  node = await startNode({ folder, listen: { socket: join(folder, 's') } });
});

afterEach(async () => {
  await node.close();
  rmSync(folder, { recursive: true });
});

const added = (number: number) => ({
  id: idOf(number),
  type: 'Added',
  data: { by: number, unsent: undefined, note: 'µg \u2264 5' },
  metadata: { schema: 1 } as Metadata,
});
const byOf = ({ data }: Recorded) => (data as { by: number }).by;

describe('the adapter', () => {
  let store: EventStoreDBEventStore;
  beforeEach(() => (store = EventStoreDBEventStore.at(node.endpoint, { pageSize: 2 })));
  afterEach(() => store.close());

  it('appends, reads, and gives what was written', async () => {
    await store.append('tally-1', NONE, [added(1), added(2)]);
    await store.append('tally-1', 1, [added(3)]);
    const read = await Array.fromAsync(store.read('tally-1', 1));
    expect(read.map(({ id, revision }) => [id, revision])).toEqual([
      [idOf(2), 1],
      [idOf(3), 2],
    ]);
    expect(read[0]!.data).toStrictEqual({ by: 2, note: 'µg \u2264 5' });
  });

  it('takes the same append again as done, and refuses another', async () => {
    await store.append('tally-1', NONE, [added(1)]);
    await store.append('tally-1', NONE, [added(1)]);
    await expect(store.append('tally-1', NONE, [added(2)])).rejects.toThrow(WrongRevision);
    await expect(store.append('tally-1', 5, [added(2)])).rejects.toThrow(WrongRevision);
    expect(await Array.fromAsync(store.read('tally-1', 0))).toHaveLength(1);
  });

  it('follows from the past into the present, in log order, by category', async () => {
    const stopping = new AbortController();
    await store.append('tally-1', NONE, [added(1)]);
    await store.append('ledger-1', NONE, [added(2)]);
    const seen: number[] = [];
    for await (const recorded of store.follow(['tally'], undefined, stopping.signal)) {
      if (seen.push(byOf(recorded)) === 2) stopping.abort();
      else await store.append('tally-2', NONE, [added(3)]);
    }
    expect(seen).toEqual([1, 3]);
  });

  it('reads the whole log, and its newest event', async () => {
    for (const number of [1, 2, 3, 4, 5])
      await store.append(`${number % 2 ? 'tally' : 'ledger'}-${number}`, NONE, [added(number)]);
    expect((await Array.fromAsync(store.readAll(['tally']))).map(byOf)).toEqual([1, 3, 5]);
    expect(byOf((await store.head(['ledger']))!)).toBe(4);
  });

  it('outlives a node that is started anew, while it follows and while it appends', async () => {
    const stopping = new AbortController();
    const followed = (async () => {
      const seen: number[] = [];
      for await (const recorded of store.follow(['tally'], undefined, stopping.signal))
        if (seen.push(byOf(recorded)) === 40) stopping.abort();
      return seen;
    })();
    for (let number = 0; number < 40; number++) {
      const appended = store.append(`tally-${number}`, NONE, [added(number)]);
      if (number % 10 === 5) {
        await node.close();
        node = await startNode({ folder, listen: { socket: join(folder, 's') } });
      }
      await appended;
    }
    expect(await followed).toEqual(Array.from({ length: 40 }, (_, number) => number));
  });
});

describe('verum store init (T25)', () => {
  const written = async () => {
    const client = new EventStoreDBClient({ endpoint: node.endpoint }, { insecure: true });
    const events = await Array.fromAsync(client.readStream('$settings'));
    await client.dispose();
    return events.map(({ event }) => ({ type: event!.type, data: event!.data }));
  };
  const rules = (user: string) => ({
    type: 'update-default-acl',
    data: {
      $userStreamAcl: { $r: ['$admins', user], $w: ['$admins', user], $d: '$admins', $mr: ['$admins', user], $mw: '$admins' },
      $systemStreamAcl: { $r: ['$admins', user], $w: '$admins', $d: '$admins', $mr: '$admins', $mw: '$admins' },
    },
  });

  it('lets the user read and append, and nobody but an administrator delete or truncate; twice is once', async () => {
    await initStore(node.endpoint, 'verum');
    await initStore(node.endpoint, 'verum');
    expect(await written()).toEqual([rules('verum')]);
  });

  it('for another user is another document', async () => {
    await initStore(node.endpoint, 'verum');
    await initStore(node.endpoint, 'verum2');
    expect(await written()).toEqual([rules('verum'), rules('verum2')]);
  });

  it.each(['', '$admins', 'admin', 'ops', 'a b'])('is not for "%s"', async (user) => {
    await expect(initStore(node.endpoint, user)).rejects.toThrow('login name');
  });
});
