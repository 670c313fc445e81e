import { randomUUID } from 'node:crypto';
import { InMemoryEventStore, type Stored } from '@verum/platform/eventsourcing';
import { AccessLog, AccessNotKept, type AccessEvent } from '.';

const read = (what: string): AccessEvent => ({ type: 'UnblindedDataRead', data: { what, asOf: null } });
const by = (request = randomUUID()) =>
  ({ person: { actor: 'm', organisation: 'o' }, role: 'safety-board', receivedAt: '2026-01-01T00:00:00.000Z', request }) as const;
const scope = { study: 's' };
const kept = (store: InMemoryEventStore) => Array.fromAsync(store.read('access-m', 0));
const whats = async (store: InMemoryEventStore) => (await kept(store)).map(({ data }) => (data as { what: string }).what);

/** Counts appends, and answers as a store does: later. */
class Slow extends InMemoryEventStore {
  appends = 0;
  override async append(stream: string, expected: number, events: readonly Stored[]): Promise<void> {
    this.appends++;
    await new Promise(setImmediate);
    await super.append(stream, expected, events);
  }
}

it('R49 keeps who read what in which role and study, in a stream of the member', async () => {
  const store = new InMemoryEventStore();
  await new AccessLog(store).note(read('allocation'), by(), { study: 's', participant: 'p' });
  expect(await kept(store)).toMatchObject([{ type: 'UnblindedDataRead', data: { what: 'allocation', asOf: null } }]);
  expect((await kept(store))[0]!.metadata).toMatchObject({ actor: 'm', role: 'safety-board', study: 's', participant: 'p' });
});

it('R49 keeps every one of many reads at once, in few appends', async () => {
  const store = new Slow();
  const log = new AccessLog(store);
  const names = Array.from({ length: 300 }, (_, i) => `r${i}`);
  await Promise.all(names.map((name) => log.note(read(name), by(), scope)));
  expect(await whats(store)).toEqual(names);
  expect(store.appends).toBeLessThan(5);
});

it('R49 keeps those of two servers that write to one stream', async () => {
  const store = new Slow();
  const logs = [new AccessLog(store), new AccessLog(store)];
  const names = Array.from({ length: 60 }, (_, i) => `r${i}`);
  await Promise.all(names.map((name, i) => logs[i % 2]!.note(read(name), by(), scope)));
  expect((await whats(store)).sort()).toEqual([...names].sort());
});

it('goes on where the views say that a stream ends, also where they are behind', async () => {
  const store = new InMemoryEventStore();
  for (let i = 0; i < 10; i++) await new AccessLog(store).note(read(`r${i}`), by(), scope);
  const from: number[] = [];
  const watched = { append: store.append.bind(store), read: (name: string, at: number) => (from.push(at), store.read(name, at)) };
  await new AccessLog(watched, { hasReached: (_, revision) => revision <= 7 }).note(read('last'), by(), scope);
  expect([from, (await whats(store)).at(-1)]).toEqual([[8], 'last']);
});

it('keeps an event of one request once', async () => {
  const store = new InMemoryEventStore();
  const request = randomUUID();
  await Promise.all([1, 2].map(() => new AccessLog(store).note(read('once'), by(request), scope)));
  expect(await whats(store)).toEqual(['once']);
});

it('R49 says so where it could not be kept, and keeps the next one', async () => {
  const store = new InMemoryEventStore();
  let away = true;
  const broken = {
    append: (...all: Parameters<InMemoryEventStore['append']>) =>
      away ? Promise.reject(new Error('away')) : store.append(...all),
    read: store.read.bind(store),
  };
  const log = new AccessLog(broken);
  await expect(log.note(read('lost'), by(), scope)).rejects.toThrow(AccessNotKept);
  away = false;
  await log.note(read('kept'), by(), scope);
  expect(await whats(store)).toEqual(['kept']);
});
