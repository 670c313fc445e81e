import { ANY, END, NO_STREAM, START, type ReadRevision } from '@eventstore/db-client';
import { events, newStream, useStore } from './store';
import { Listener } from './subscription';

const store = useStore();

const listen = (stream: string, fromRevision: ReadRevision) =>
  new Listener(store.client.subscribeToStream(stream, { fromRevision }));

it.each<[ReadRevision, (number | 'caught up')[]]>([
  [START, [0, 1, 2, 'caught up', 0]],
  [0n, [1, 2, 'caught up', 0]], // the revision named is the last one seen
  [2n, ['caught up', 0]],
  [END, ['caught up', 0]],
])('from %s: what there is after it, "caught up", then what comes', async (from, expected) => {
  const stream = newStream();
  await store.client.appendToStream(stream, events(3), { expectedRevision: NO_STREAM });
  const listener = listen(stream, from);
  await listener.caughtUp();
  await store.client.appendToStream(stream, events(1), { expectedRevision: 2n });
  await listener.numbers(expected.length - 1);
  await listener.stop();
  expect(listener.heard).toEqual(expected);
});

it('waits for a stream that does not exist yet', async () => {
  const stream = newStream();
  const listener = listen(stream, START);
  await listener.caughtUp();
  await store.client.appendToStream(stream, events(2), { expectedRevision: NO_STREAM });
  await listener.numbers(2);
  await listener.stop();
  expect(listener.heard).toEqual(['caught up', 0, 1]);
});

it('hears of its own stream only', async () => {
  const [mine, other] = [newStream(), newStream()];
  const listener = listen(mine, START);
  await listener.caughtUp();
  await store.client.appendToStream(other, events(5), { expectedRevision: NO_STREAM });
  await store.client.appendToStream(mine, events(1), { expectedRevision: NO_STREAM });
  await listener.numbers(1);
  await listener.stop();
  expect(listener.events.map(({ event }) => event?.streamId)).toEqual([mine]);
});

it('goes from catching up to live without a gap while a writer writes', async () => {
  const stream = newStream();
  const COUNT = 600;
  const writing = (async () => {
    for (let n = 0; n < COUNT; n += 3) await store.client.appendToStream(stream, events(3), { expectedRevision: ANY });
  })();
  const listener = listen(stream, START);
  await Promise.all([writing, listener.numbers(COUNT)]);
  await listener.stop();
  expect(listener.events.map(({ event }) => Number(event?.revision))).toEqual(Array.from({ length: COUNT }, (_, n) => n));
});

it('a listener that is slow gets everything', async () => {
  const stream = newStream();
  const COUNT = 400;
  await store.client.appendToStream(stream, events(COUNT), { expectedRevision: NO_STREAM });
  const subscription = store.client.subscribeToStream(stream, {}, { highWaterMark: 1 });
  let heard = 0;
  for await (const { event } of subscription) {
    if (heard % 50 === 0) await new Promise((resolve) => setTimeout(resolve, 5));
    expect(Number(event?.revision)).toBe(heard);
    if (++heard === COUNT) break;
  }
  await subscription.unsubscribe();
  expect(heard).toBe(COUNT);
});
