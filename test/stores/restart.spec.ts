import { NO_STREAM, START, UnavailableError } from '@eventstore/db-client';
import { errorOf, events, itEmbedded, newStream, numbers, useStore } from './store';
import { Listener } from './subscription';

const store = useStore();
const WHY = 'it stops the server';

/** Connecting again takes a client some attempts; the same ids to the same revision make that safe. */
const again = async <T>(attempt: () => Promise<T>): Promise<T> => {
  for (let left = 20; ; left--)
    try {
      return await attempt();
    } catch (error) {
      if (!left) throw error;
      await new Promise((resolve) => setTimeout(resolve, 100));
    }
};

itEmbedded('a client connects again, and finds everything', WHY, async () => {
  const stream = newStream();
  await store.client.appendToStream(stream, events(3), { expectedRevision: NO_STREAM });
  await store.restart();
  expect(await again(() => numbers(store.client.readStream(stream)))).toEqual([0, 1, 2]);
  const next = events(1);
  const written = await again(() => store.client.appendToStream(stream, next, { expectedRevision: 2n }));
  expect(written).toMatchObject({ nextExpectedRevision: 3n });
});

itEmbedded('a subscription ends with an error, and resumes after the last event', WHY, async () => {
  const stream = newStream();
  await store.client.appendToStream(stream, events(3), { expectedRevision: NO_STREAM });
  const before = new Listener(store.client.subscribeToStream(stream, { fromRevision: START }));
  await before.caughtUp();
  await store.restart();
  expect(await before.failed).toBeInstanceOf(UnavailableError);
  const next = events(2);
  await again(() => store.client.appendToStream(stream, next, { expectedRevision: 2n }));
  const after = new Listener(store.client.subscribeToStream(stream, { fromRevision: before.events.at(-1)!.event!.revision }));
  await after.caughtUp();
  await after.stop();
  expect(after.heard).toEqual([0, 1, 'caught up']);
});

itEmbedded('appends under way when the server stops are all settled, and those acknowledged are there', WHY, async () => {
  const streams = Array.from({ length: 40 }, () => newStream());
  const appends = streams.map((stream) => store.client.appendToStream(stream, events(1), { expectedRevision: NO_STREAM }));
  const settled = Promise.allSettled(appends);
  await appends[0];
  await store.restart();
  const outcomes = await settled;
  for (const [index, { status }] of outcomes.entries())
    if (status === 'fulfilled') expect(await again(() => numbers(store.client.readStream(streams[index]!)))).toEqual([0]);
  expect(outcomes.some(({ status }) => status === 'fulfilled')).toBe(true);
});

itEmbedded('positions go on rising', WHY, async () => {
  const before = await again(() => store.client.appendToStream(newStream(), events(1), { expectedRevision: NO_STREAM }));
  await store.restart();
  const once = newStream();
  const next = events(1);
  const after = await again(() => store.client.appendToStream(once, next, { expectedRevision: NO_STREAM }));
  expect(after.position!.commit).toBeGreaterThan(before.position!.commit);
});

itEmbedded('an append to a server that is away fails', WHY, async () => {
  let error: Error | undefined;
  await store.restart(async () => {
    error = await errorOf(store.client.appendToStream(newStream(), events(1), { expectedRevision: NO_STREAM }));
  });
  expect(error).toMatchObject({ code: 14 }); // gRPC UNAVAILABLE, as a plain error while connecting
});
