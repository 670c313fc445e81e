import { NO_STREAM, WrongExpectedVersionError, type AppendExpectedRevision, type AppendResult } from '@eventstore/db-client';
import { events, newStream, useStore } from './store';

const store = useStore();
const WRITERS = 64;

/** Tries again at the revision that the refusal names. Returns how often it was refused. */
const write = async (stream: string, count: number): Promise<number> => {
  let expectedRevision: AppendExpectedRevision = NO_STREAM;
  let refusals = 0;
  for (let written = 0; written < count;)
    try {
      const result: AppendResult = await store.client.appendToStream(stream, events(1), { expectedRevision });
      expectedRevision = result.nextExpectedRevision;
      written++;
    } catch (error) {
      if (!(error instanceof WrongExpectedVersionError)) throw error;
      expectedRevision = error.actualVersion;
      refusals++;
    }
  return refusals;
};

const writers = <T>(run: (index: number) => Promise<T>) => Promise.all(Array.from({ length: WRITERS }, (_, index) => run(index)));

const revisions = async (stream: string) =>
  (await Array.fromAsync(store.client.readStream(stream))).map(({ event }) => Number(event?.revision));

it('64 writers on one stream: one wins each revision, and all get through', async () => {
  const stream = newStream();
  const refusals = await writers(() => write(stream, 2));
  expect(await revisions(stream)).toEqual(Array.from({ length: WRITERS * 2 }, (_, n) => n));
  expect(Math.max(...refusals)).toBeGreaterThan(0);
});

it('64 writers at one revision: exactly one wins', async () => {
  const stream = newStream();
  const options = { expectedRevision: NO_STREAM } as const;
  const won = await writers(() =>
    store.client.appendToStream(stream, events(1), options).then(
      () => true,
      (error) => {
        if (error instanceof WrongExpectedVersionError) return false;
        throw error;
      },
    ),
  );
  expect(won.filter(Boolean)).toHaveLength(1);
  expect(await revisions(stream)).toEqual([0]);
});

it('64 writers on 64 streams: nobody is refused', async () => {
  const names = Array.from({ length: WRITERS }, () => newStream());
  const refusals = await writers((index) => write(names[index]!, 10));
  expect(refusals.every((count) => count === 0)).toBe(true);
  for (const name of names) expect(await revisions(name)).toHaveLength(10);
});
