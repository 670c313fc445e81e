import { ANY, NO_STREAM, STREAM_EXISTS, WrongExpectedVersionError, type AppendExpectedRevision } from '@eventstore/db-client';
import { errorOf, events, newStream, useStore } from './store';

const store = useStore();

/** A stream whose last revision is 1. */
const streamOfTwo = async () => {
  const stream = newStream();
  await store.client.appendToStream(stream, events(2), { expectedRevision: NO_STREAM });
  return stream;
};

const append = (stream: string, expectedRevision: AppendExpectedRevision, count = 1) =>
  store.client.appendToStream(stream, events(count), { expectedRevision });

it('the first append to a stream says that there is none', async () => {
  expect(await append(newStream(), NO_STREAM, 3)).toMatchObject({ success: true, nextExpectedRevision: 2n });
});

it('goes on from the exact last revision', async () => {
  expect(await append(await streamOfTwo(), 1n)).toMatchObject({ nextExpectedRevision: 2n });
});

it.each<AppendExpectedRevision>([ANY, STREAM_EXISTS])('goes on where the writer expects "%s"', async (expected) => {
  expect(await append(await streamOfTwo(), expected)).toMatchObject({ nextExpectedRevision: 2n });
});

it('"any" begins a stream', async () => {
  expect(await append(newStream(), ANY)).toMatchObject({ nextExpectedRevision: 0n });
});

it.each<[AppendExpectedRevision, string | bigint]>([
  [NO_STREAM, NO_STREAM],
  [0n, 0n],
  [2n, 2n],
])('refuses %s where the last revision is 1, and says so', async (expected, said) => {
  const stream = await streamOfTwo();
  const error = await errorOf(append(stream, expected));
  expect(error).toBeInstanceOf(WrongExpectedVersionError);
  expect(error).toMatchObject({ streamName: stream, expectedVersion: said, actualVersion: 1n });
});

it.each<AppendExpectedRevision>([0n, STREAM_EXISTS])('refuses %s where there is no stream', async (expected) => {
  const error = await errorOf(append(newStream(), expected));
  expect(error).toBeInstanceOf(WrongExpectedVersionError);
  expect(error).toMatchObject({ actualVersion: NO_STREAM });
});

it('a refused append leaves nothing', async () => {
  const stream = await streamOfTwo();
  await errorOf(append(stream, 0n, 3));
  expect(await Array.fromAsync(store.client.readStream(stream))).toHaveLength(2);
});

it('answers the same where a call names its credentials, which takes another way', async () => {
  const stream = newStream();
  const options = { credentials: { username: 'admin', password: 'changeit' } };
  const first = await store.client.appendToStream(stream, events(2), { ...options, expectedRevision: NO_STREAM });
  expect(first).toMatchObject({ success: true, nextExpectedRevision: 1n });
  const error = await errorOf(store.client.appendToStream(stream, events(1), { ...options, expectedRevision: 0n }));
  expect(error).toBeInstanceOf(WrongExpectedVersionError);
  expect(error).toMatchObject({ expectedVersion: 0n, actualVersion: 1n });
});
