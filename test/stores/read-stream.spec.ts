import {
  BACKWARDS,
  END,
  FORWARDS,
  NO_STREAM,
  START,
  StreamNotFoundError,
  type Direction,
  type ReadRevision,
} from '@eventstore/db-client';
import { errorOf, events, newStream, numbers, useStore } from './store';

const store = useStore();
const stream = newStream();
const COUNT = 300; // more than one page of any server

beforeAll(async () => {
  await store.client.appendToStream(stream, events(COUNT), { expectedRevision: NO_STREAM });
});

const up = (from: number, to = COUNT) => Array.from({ length: to - from }, (_, n) => from + n);
const down = (from: number, to = -1) => Array.from({ length: from - to }, (_, n) => from - n);

it.each<[Direction, ReadRevision, number | undefined, number[]]>([
  [FORWARDS, START, undefined, up(0)],
  [FORWARDS, START, 3, [0, 1, 2]],
  [FORWARDS, 0n, 1, [0]],
  [FORWARDS, 290n, undefined, up(290)],
  [FORWARDS, 299n, 10, [299]],
  [FORWARDS, 300n, undefined, []],
  [FORWARDS, 1_000_000n, 5, []],
  [BACKWARDS, END, undefined, down(299)],
  [BACKWARDS, END, 2, [299, 298]],
  [BACKWARDS, 5n, undefined, down(5)],
  [BACKWARDS, 5n, 3, [5, 4, 3]],
  [BACKWARDS, 0n, 3, [0]],
  [BACKWARDS, START, 3, [0]],
  [BACKWARDS, 1_000_000n, 2, [299, 298]],
])('%s from %s, at most %s', async (direction, fromRevision, maxCount, expected) => {
  const read = store.client.readStream(stream, { direction, fromRevision, ...(maxCount && { maxCount }) });
  expect(await numbers(read)).toEqual(expected);
});

it('revisions are dense', async () => {
  const revisions = (await Array.fromAsync(store.client.readStream(stream))).map(({ event }) => event?.revision);
  expect(revisions).toEqual(up(0).map(BigInt));
});

it.each([FORWARDS, BACKWARDS] as const)('a missing stream is its own error (%s)', async (direction) => {
  const name = newStream();
  const fromRevision = direction === FORWARDS ? START : END;
  const error = await errorOf(Array.fromAsync(store.client.readStream(name, { direction, fromRevision })));
  expect(error).toBeInstanceOf(StreamNotFoundError);
  expect(error).toMatchObject({ streamName: name });
});

it.each([
  ['forwards from the end', { direction: FORWARDS, fromRevision: END }],
  ['no events', { maxCount: 0 }],
  ['a revision of 2^63', { fromRevision: 2n ** 63n }],
] as const)('a read that makes no sense is an error: %s', async (_, options) => {
  const error = await errorOf(Array.fromAsync(store.client.readStream(stream, options)));
  expect(error).toMatchObject({ code: 2 }); // gRPC UNKNOWN
});

it('a reader that stops early leaves the connection as it was', async () => {
  for await (const { event } of store.client.readStream(stream)) if (event?.revision === 3n) break;
  expect(await numbers(store.client.readStream(stream, { maxCount: 2 }))).toEqual([0, 1]);
});
