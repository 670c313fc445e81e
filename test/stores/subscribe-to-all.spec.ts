import { END, eventTypeFilter, NO_STREAM, START, streamNameFilter, type Filter, type Position } from '@eventstore/db-client';
import { events, newStream, useStore } from './store';
import { Listener } from './subscription';

const store = useStore();

const listen = (fromPosition: typeof START | typeof END | Position, filter?: Filter) =>
  new Listener(store.client.subscribeToAll({ fromPosition, ...(filter && { filter }) }));

const append = async (stream: string, count: number, type?: string) => {
  const { position } = await store.client.appendToStream(stream, events(count, type), { expectedRevision: NO_STREAM });
  return position!;
};

it('begins after the position named', async () => {
  const from = await append(newStream(), 1);
  await append(newStream(), 2);
  const listener = listen(from);
  await listener.caughtUp();
  await append(newStream(), 1);
  await listener.numbers(3);
  await listener.stop();
  expect(listener.heard).toEqual([0, 1, 'caught up', 0]);
});

it('from the end: nothing old', async () => {
  await append(newStream(), 3);
  const listener = listen(END);
  await listener.caughtUp();
  await append(newStream(), 1);
  await listener.numbers(1);
  await listener.stop();
  expect(listener.heard).toEqual(['caught up', 0]);
});

it('resumes after any event that it brought, without a gap and without a repetition', async () => {
  const category = `resumed${Date.now()}`;
  for (let stream = 0; stream < 5; stream++) await append(newStream(category), 10);
  const filter = streamNameFilter({ prefixes: [`${category}-`] });
  const whole = listen(START, filter);
  await whole.caughtUp();
  await whole.stop();
  const heard = whole.events.map(({ event }) => event?.id);
  expect(heard).toHaveLength(50);
  for (const at of [0, 9, 10, 25, 49]) {
    const rest = listen(whole.events[at]!.event!.position!, filter);
    await rest.caughtUp();
    await rest.stop();
    expect(rest.events.map(({ event }) => event?.id)).toEqual(heard.slice(at + 1));
  }
});

it('goes from catching up to live without a gap, in the order of the log, while many write', async () => {
  const category = `busy${Date.now()}`;
  const filter = streamNameFilter({ prefixes: [`${category}-`] });
  const writing = Promise.all(
    Array.from({ length: 20 }, async () => {
      const stream = newStream(category);
      for (let n = 0; n < 10; n++)
        await store.client.appendToStream(stream, events(2), { expectedRevision: n ? BigInt(2 * n - 1) : NO_STREAM });
    }),
  );
  const listener = listen(START, filter);
  await Promise.all([writing, listener.numbers(400)]);
  await listener.stop();
  const positions = listener.events.map(({ event }) => event!.position!.commit);
  expect(positions.toSorted((a, b) => (a < b ? -1 : 1))).toEqual(positions);
  expect(new Set(listener.events.map(({ event }) => `${event?.streamId}@${event?.revision}`)).size).toBe(400);
});

describe('a filter', () => {
  const mark = `marked${Date.now()}`;
  let from: Position;

  beforeAll(async () => {
    from = await append(newStream(), 1);
    await append(`${mark}-a`, 2, `${mark}One`);
    await append(newStream('noise'), 3, 'Noise');
    await append(`${mark}-b`, 1, `${mark}Two`);
  });

  it.each<[string, Filter, string[]]>([
    ['prefixes of streams', streamNameFilter({ prefixes: [`${mark}-a`, 'nothing'] }), [`${mark}One`, `${mark}One`]],
    [
      'a regular expression on streams',
      streamNameFilter({ regex: `^${mark}-[ab]$` }),
      [`${mark}One`, `${mark}One`, `${mark}Two`],
    ],
    ['prefixes of types', eventTypeFilter({ prefixes: [`${mark}T`] }), [`${mark}Two`]],
    ['a regular expression on types', eventTypeFilter({ regex: `^${mark}(One|Three)$` }), [`${mark}One`, `${mark}One`]],
  ])('by %s brings what matches, then and later', async (_, filter, types) => {
    const listener = listen(from, filter);
    await listener.caughtUp();
    await listener.stop();
    expect(listener.events.map(({ event }) => event?.type)).toEqual(types);
  });

  it('brings what comes later too', async () => {
    const later = `later${Date.now()}`;
    const listener = listen(END, streamNameFilter({ prefixes: [`${later}-`] }));
    await listener.caughtUp();
    await append(newStream('noise'), 2);
    await append(newStream(later), 2);
    await listener.numbers(2);
    await listener.stop();
    expect(listener.heard).toEqual(['caught up', 0, 1]);
  });

  it('that nobody can read is an error', async () => {
    const listener = listen(START, streamNameFilter({ regex: '(' }));
    expect(await listener.failed).toMatchObject({ code: 2 });
  });
});
