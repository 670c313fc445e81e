import {
  AccessDeniedError,
  jsonEvent,
  NO_STREAM,
  START,
  streamNameFilter,
  MaxAppendSizeExceededError,
} from '@eventstore/db-client';
import { DIFFERENCES } from './differences';
import { errorOf, events, itEmbedded, newStream, numbers, useStore } from './store';
import { Listener } from './subscription';

const store = useStore();

const shown: (keyof typeof DIFFERENCES)[] = [];
const differs = (which: keyof typeof DIFFERENCES, run: () => Promise<void>) => {
  shown.push(which);
  itEmbedded(DIFFERENCES[which], 'it differs by design', run);
};

differs('noSystemEvents', async () => {
  expect(await Array.fromAsync(store.client.readAll())).toEqual([]); // the first case of this file
});

differs('immutable', async () => {
  const stream = newStream();
  await store.client.appendToStream(stream, events(2), { expectedRevision: NO_STREAM });
  for (const remove of [store.client.deleteStream(stream), store.client.tombstoneStream(stream)])
    expect(await errorOf(remove)).toMatchObject({
      constructor: AccessDeniedError,
      message: expect.stringContaining('immutable'),
    });
  expect(await numbers(store.client.readStream(stream))).toEqual([0, 1]);
});

differs('nothingHides', async () => {
  const stream = newStream();
  await store.client.appendToStream(stream, events(2), { expectedRevision: NO_STREAM });
  for (const metadata of [{ maxAge: 1 }, { maxCount: 1 }, { truncateBefore: 1 }])
    expect(await errorOf(store.client.setStreamMetadata(stream, metadata))).toBeInstanceOf(AccessDeniedError);
  expect(await numbers(store.client.readStream(stream))).toEqual([0, 1]);
});

differs('stricterLimit', async () => {
  const heavy = jsonEvent({ type: 'Noted', data: {}, metadata: { text: 'x'.repeat(1024 * 1024) } });
  const attempt = store.client.appendToStream(newStream(), heavy, { expectedRevision: NO_STREAM });
  expect(await errorOf(attempt)).toBeInstanceOf(MaxAppendSizeExceededError);
});

differs('badRequests', async () => {
  const stream = newStream();
  const [good] = events(1);
  const options = { expectedRevision: NO_STREAM } as const;
  for (const bad of [
    { ...good!, type: '' },
    { ...good!, id: 'not a uuid' },
    { ...good!, id: '00000000-0000-0000-0000-000000000000' },
  ])
    expect(await errorOf(store.client.appendToStream(stream, bad, options))).toBeInstanceOf(Error);
  expect(await store.client.appendToStream(stream, good!, options)).toMatchObject({ success: true });
});

differs('noCheckpointFromNowhere', async () => {
  const checkpoints: bigint[] = [];
  const checkpointReached = async (_: unknown, { commit }: { commit: bigint }) => void checkpoints.push(commit);
  const filter = streamNameFilter({ prefixes: ['matchless-'], checkpointReached });
  const listener = new Listener(store.client.subscribeToAll({ fromPosition: START, filter }));
  await listener.caughtUp();
  await listener.stop();
  expect(checkpoints).toEqual([]);
});

differs('unknownPosition', async () => {
  const { position } = await store.client.appendToStream(newStream(), events(1), { expectedRevision: NO_STREAM });
  const beyond = position!.commit + 1_000_000n;
  const listener = new Listener(store.client.subscribeToAll({ fromPosition: { commit: beyond, prepare: beyond } }));
  expect(await listener.failed).toMatchObject({ code: 3 });
});

differs('metadataOfNothing', async () => {
  expect(await errorOf(store.client.appendToStream('$$', events(1)))).toMatchObject({ message: expect.stringContaining('$$') });
});

differs('noLinks', async () => {
  const stream = newStream();
  await store.client.appendToStream(stream, events(1), { expectedRevision: NO_STREAM });
  const read = Array.fromAsync(store.client.readStream(stream, { resolveLinkTos: true }));
  expect(await errorOf(read)).toMatchObject({ code: 12 });
});

differs('noAccounts', async () => {
  const stream = newStream();
  await store.client.setStreamMetadata(stream, {
    acl: { readRoles: ['$admins'], writeRoles: ['$admins'], deleteRoles: [], metaReadRoles: [], metaWriteRoles: [] },
  });
  await store.client.appendToStream(stream, events(1), { expectedRevision: NO_STREAM });
  expect(await numbers(store.client.readStream(stream))).toEqual([0]);
});

differs('streamsOnly', async () => {
  expect(await errorOf(store.client.listProjections())).toMatchObject({ code: 12 });
  expect(await errorOf(store.client.restartSubsystem())).toBeInstanceOf(Error);
});

it('each difference of the list is shown', () => {
  expect(shown.toSorted()).toEqual(Object.keys(DIFFERENCES).toSorted());
});
