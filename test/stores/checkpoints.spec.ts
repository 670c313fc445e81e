import { END, NO_STREAM, streamNameFilter, type Position } from '@eventstore/db-client';
import { events, newStream, useStore } from './store';
import { Listener } from './subscription';

const store = useStore();

const append = async (stream: string, count: number) => {
  const { position } = await store.client.appendToStream(stream, events(count), { expectedRevision: NO_STREAM });
  return position!;
};

/** Listens to one category, and notes each checkpoint. */
const listen = (category: string, fromPosition: Position | typeof END, checkpointInterval = 1, maxSearchWindow?: number) => {
  const checkpoints: bigint[] = [];
  const filter = streamNameFilter({
    prefixes: [`${category}-`],
    checkpointInterval,
    ...(maxSearchWindow && { maxSearchWindow }),
    checkpointReached: async (_, { commit }) => void checkpoints.push(commit),
  });
  return { checkpoints, listener: new Listener(store.client.subscribeToAll({ fromPosition, filter })) };
};

it('come while it catches up, rising, and no further than the log', async () => {
  const from = await append(newStream(), 1);
  const category = `caught${Date.now()}`;
  const last = await append(newStream(category), 400);
  const { checkpoints, listener } = listen(category, from);
  await listener.caughtUp();
  await listener.stop();
  expect(checkpoints.length).toBeGreaterThan(3);
  expect(checkpoints.toSorted((a, b) => (a < b ? -1 : 1))).toEqual(checkpoints);
  expect(checkpoints.every((at) => at > from.commit && at <= last.commit)).toBe(true);
});

it('count the events looked at, not those that match', async () => {
  const { checkpoints, listener } = listen(`matchless${Date.now()}`, END);
  await listener.caughtUp();
  for (let n = 0; n < 70; n++) await append(newStream(), 1);
  const mine = listen(`mine${Date.now()}`, END); // by the time this one is live, the first has heard
  await mine.listener.caughtUp();
  await mine.listener.stop();
  await listener.stop();
  expect(checkpoints).toHaveLength(2);
});

it.each([
  [2, undefined, 64],
  [1, 10, 10],
  [3, 5, 15],
])('come live every %s × %s events', async (interval, window, expected) => {
  const category = `every${Date.now()}`;
  const { checkpoints, listener } = listen(category, END, interval, window);
  await listener.caughtUp();
  const positions: bigint[] = [];
  for (let n = 0; n <= 2 * expected; n++) positions.push((await append(newStream(category), 1)).commit);
  await listener.numbers(2 * expected + 1);
  await listener.stop();
  expect(checkpoints).toEqual([positions[expected - 1], positions[2 * expected - 1]]);
});

it('resuming from one misses nothing', async () => {
  const from = await append(newStream(), 1);
  const category = `resume${Date.now()}`;
  for (let n = 0; n < 10; n++) await append(newStream(n % 2 ? category : 'noise'), 20);
  const first = listen(category, from);
  await first.listener.caughtUp();
  await first.listener.stop();
  const commit = first.checkpoints[1]!;
  const before = first.listener.events.filter(({ event }) => event!.position!.commit <= commit);
  const second = listen(category, { commit, prepare: commit });
  await second.listener.caughtUp();
  await second.listener.stop();
  const heard = [...before, ...second.listener.events].map(({ event }) => event?.id);
  expect(heard).toEqual(first.listener.events.map(({ event }) => event?.id));
});
