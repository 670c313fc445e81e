import { BACKWARDS, END, FORWARDS, NO_STREAM, START, type AllStreamResolvedEvent, type Position } from '@eventstore/db-client';
import { errorOf, events, newStream, useStore } from './store';

const store = useStore();
const streams = [newStream(), newStream()] as const;
const positions: Position[] = [];

beforeAll(async () => {
  for (let n = 0; n < 6; n++) {
    const expectedRevision = n < 2 ? NO_STREAM : BigInt(Math.floor(n / 2) - 1);
    const { position } = await store.client.appendToStream(streams[n % 2]!, events(1), { expectedRevision });
    positions.push(position!);
  }
});

const positionsOf = async (read: AsyncIterable<AllStreamResolvedEvent>) =>
  (await Array.fromAsync(read)).map(({ event }) => event?.position);

it('positions rise in the order of the answers', () => {
  const commits = positions.map(({ commit }) => commit);
  expect(commits.toSorted((a, b) => (a < b ? -1 : 1))).toEqual(commits);
  expect(new Set(commits).size).toBe(6);
});

it('commit and prepare are the same', () => {
  expect(positions.every(({ commit, prepare }) => commit === prepare)).toBe(true);
});

it('forwards begins at a position, across streams', async () => {
  const fromPosition = positions[1]!;
  expect(await positionsOf(store.client.readAll({ fromPosition, maxCount: 5 }))).toEqual(positions.slice(1));
});

it('backwards begins before a position', async () => {
  const fromPosition = positions[4]!;
  const read = store.client.readAll({ direction: BACKWARDS, fromPosition, maxCount: 3 });
  expect(await positionsOf(read)).toEqual([positions[3], positions[2], positions[1]]);
});

it('backwards from the end begins with the last event', async () => {
  const read = store.client.readAll({ direction: BACKWARDS, fromPosition: END, maxCount: 2 });
  expect(await positionsOf(read)).toEqual([positions[5], positions[4]]);
});

it('forwards from the start reads the whole log', async () => {
  const all = await positionsOf(store.client.readAll({ direction: FORWARDS, fromPosition: START }));
  expect(all.slice(-6)).toEqual(positions);
});

it('each event says its own position twice', async () => {
  const [resolved] = await Array.fromAsync(store.client.readAll({ fromPosition: positions[2]!, maxCount: 1 }));
  expect(resolved).toMatchObject({ commitPosition: positions[2]!.commit, event: { streamId: streams[0], revision: 1n } });
});

it.each([
  ['forwards from the end', { direction: FORWARDS, fromPosition: END }],
  ['backwards from the start', { direction: BACKWARDS, fromPosition: START }],
] as const)('nothing stands there: %s', async (_, options) => {
  expect(await positionsOf(store.client.readAll(options))).toEqual([]);
});

it('nothing stands beyond the end, and backwards from there is an error', async () => {
  const fromPosition = { commit: positions[5]!.commit + 1_000_000_000n, prepare: positions[5]!.commit + 1_000_000_000n };
  expect(await positionsOf(store.client.readAll({ fromPosition }))).toEqual([]);
  expect(await errorOf(positionsOf(store.client.readAll({ direction: BACKWARDS, fromPosition })))).toMatchObject({ code: 2 });
});

it.each([
  ['between two events', (at: bigint) => ({ commit: at + 1n, prepare: at + 1n })],
  ['whose prepare is above its commit', (at: bigint) => ({ commit: at, prepare: at + 1n })],
])('a position %s is an error', async (_, wrong) => {
  const fromPosition = wrong(positions[1]!.commit);
  expect(await errorOf(positionsOf(store.client.readAll({ fromPosition, maxCount: 1 })))).toMatchObject({ code: 2 });
});
