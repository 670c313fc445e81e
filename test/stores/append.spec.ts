import {
  binaryEvent,
  DeadlineExceededError,
  jsonEvent,
  MaxAppendSizeExceededError,
  NO_STREAM,
  StreamNotFoundError,
} from '@eventstore/db-client';
import { errorOf, events, newStream, numbers, useStore } from './store';

const store = useStore();
const LIMIT = 1024 * 1024;

const bytes = (length: number) => binaryEvent({ type: 'Attached', data: new Uint8Array(length) });

it('an event comes back as it was sent', async () => {
  const stream = newStream();
  const sent = jsonEvent({ type: 'Größe', data: { text: 'ä🧪\u0000' }, metadata: { actor: 'a', nested: { n: 1.5 } } });
  const before = Date.now();
  const { position } = await store.client.appendToStream(stream, sent, { expectedRevision: NO_STREAM });
  const [resolved] = await Array.fromAsync(store.client.readStream(stream));
  const { created, ...event } = resolved!.event!;
  expect(event).toEqual({
    streamId: stream,
    id: sent.id,
    revision: 0n,
    type: 'Größe',
    data: sent.data,
    metadata: sent.metadata,
    isJson: true,
    position,
  });
  expect(Math.abs(created.getTime() - before)).toBeLessThan(60_000);
});

it('bytes come back as bytes', async () => {
  const stream = newStream();
  const data = Uint8Array.from({ length: 256 }, (_, byte) => byte);
  await store.client.appendToStream(stream, binaryEvent({ type: 'Attached', data, metadata: data }), {
    expectedRevision: NO_STREAM,
  });
  const [resolved] = await Array.fromAsync(store.client.readStream(stream));
  expect(resolved?.event).toMatchObject({ isJson: false });
  expect(Buffer.from(resolved?.event?.data as Uint8Array).equals(data)).toBe(true);
});

it('all events of an append stand side by side in the log, or none does', async () => {
  const [left, right] = [newStream(), newStream()];
  const { client } = store;
  const options = { expectedRevision: NO_STREAM } as const;
  await Promise.all([client.appendToStream(left, events(50), options), client.appendToStream(right, events(50), options)]);
  const [from] = await Array.fromAsync(client.readStream(left, { maxCount: 1 }));
  const inLog = await Array.fromAsync(client.readAll({ fromPosition: from!.event!.position!, maxCount: 50 }));
  expect(new Set(inLog.map(({ event }) => event?.streamId))).toEqual(new Set([left]));
});

it('takes an append that arrives in many messages as one', async () => {
  const stream = newStream();
  await store.client.appendToStream(stream, events(100), { expectedRevision: NO_STREAM, batchAppendSize: 500 });
  expect(await numbers(store.client.readStream(stream))).toEqual(Array.from({ length: 100 }, (_, n) => n));
});

describe('the limit of 1 MiB for an append', () => {
  it('leaves room for an event just below it', async () => {
    const stream = newStream();
    await store.client.appendToStream(stream, bytes(LIMIT - 1024), { expectedRevision: NO_STREAM });
    const [resolved] = await Array.fromAsync(store.client.readStream(stream));
    expect((resolved?.event?.data as Uint8Array).length).toBe(LIMIT - 1024);
  });

  it.each([
    ['one event', [bytes(LIMIT + 1)]],
    ['all events together', [bytes(LIMIT / 2), bytes(LIMIT / 2 + 1)]],
  ])('counts %s, and is refused by its own error', async (_, tooMuch) => {
    const stream = newStream();
    const error = await errorOf(store.client.appendToStream(stream, tooMuch, { expectedRevision: NO_STREAM }));
    expect(error).toBeInstanceOf(MaxAppendSizeExceededError);
    expect(error).toMatchObject({ maxAppendSize: LIMIT });
    const classic = { expectedRevision: NO_STREAM, credentials: { username: 'admin', password: 'changeit' } } as const;
    expect(await errorOf(store.client.appendToStream(stream, tooMuch, classic))).toBeInstanceOf(MaxAppendSizeExceededError);
  });
});

it('an append of nothing succeeds, and shows nothing', async () => {
  const stream = newStream();
  await store.client.appendToStream(stream, events(2), { expectedRevision: NO_STREAM });
  expect(await store.client.appendToStream(stream, [], { expectedRevision: 1n })).toMatchObject({ success: true });
  expect(await numbers(store.client.readStream(stream))).toEqual([0, 1]);
});

it('a deadline that has passed ends a call, and nothing is written', async () => {
  const stream = newStream();
  // The client keeps to deadlines only where a call names its credentials.
  const late = {
    expectedRevision: NO_STREAM,
    deadline: -1_000,
    credentials: { username: 'admin', password: 'changeit' },
  } as const;
  expect(await errorOf(store.client.appendToStream(stream, events(1), late))).toBeInstanceOf(DeadlineExceededError);
  expect(await errorOf(numbers(store.client.readStream(stream)))).toBeInstanceOf(StreamNotFoundError);
});

it('metadata of a stream are kept, and read back', async () => {
  const stream = newStream();
  await store.client.setStreamMetadata(stream, { owner: 'contract' });
  await store.client.setStreamMetadata(stream, { owner: 'later' });
  expect(await store.client.getStreamMetadata(stream)).toMatchObject({ metadata: { owner: 'later' } });
});
