import { ANY, NO_STREAM, WrongExpectedVersionError, type AppendExpectedRevision } from '@eventstore/db-client';
import { errorOf, events, itEmbedded, newStream, useStore } from './store';

const store = useStore();
const batch = events(4);
const [first, second, third, fourth] = batch;

/** A stream that holds the batch, its last revision 3. */
const streamOfBatch = async () => {
  const stream = newStream();
  const { position } = await append(stream, batch, NO_STREAM);
  return { stream, position };
};

const append = (stream: string, again: typeof batch, expectedRevision: AppendExpectedRevision) =>
  store.client.appendToStream(stream, again, { expectedRevision });

const lengthOf = async (stream: string) => (await Array.fromAsync(store.client.readStream(stream))).length;

describe('an append that was made already', () => {
  it('succeeds again, at its own place, and writes nothing', async () => {
    const { stream, position } = await streamOfBatch();
    expect(await append(stream, batch, NO_STREAM)).toMatchObject({ nextExpectedRevision: 3n, position });
    expect(await lengthOf(stream)).toBe(4);
  });

  it('succeeds with a leading part of it', async () => {
    const { stream } = await streamOfBatch();
    expect(await append(stream, [first!, second!], NO_STREAM)).toMatchObject({ nextExpectedRevision: 1n });
    expect(await lengthOf(stream)).toBe(4);
  });

  it('succeeds with its tail at the revision of the tail', async () => {
    const { stream, position } = await streamOfBatch();
    expect(await append(stream, [third!, fourth!], 1n)).toMatchObject({ nextExpectedRevision: 3n, position });
    expect(await lengthOf(stream)).toBe(4);
  });

  it('is still known after others', async () => {
    const { stream } = await streamOfBatch();
    await append(stream, events(3), 3n);
    expect(await append(stream, batch, NO_STREAM)).toMatchObject({ nextExpectedRevision: 3n });
  });

  it('is known by its ids alone: other data under the same id change nothing', async () => {
    const { stream } = await streamOfBatch();
    await append(stream, [{ ...first!, data: { n: 99 } }], NO_STREAM);
    const [kept] = await Array.fromAsync(store.client.readStream(stream));
    expect(kept?.event?.data).toEqual({ n: 0 });
  });

  it('succeeds again under "any" while the server remembers it', async () => {
    const stream = newStream();
    await append(stream, batch, ANY);
    expect(await append(stream, batch, ANY)).toMatchObject({ nextExpectedRevision: 3n });
    expect(await lengthOf(stream)).toBe(4);
  });

  itEmbedded('is known after a restart', 'it stops the server', async () => {
    const { stream, position } = await streamOfBatch();
    await store.restart();
    expect(await append(stream, batch, NO_STREAM)).toMatchObject({ nextExpectedRevision: 3n, position });
    expect(await lengthOf(stream)).toBe(4);
  });
});

describe('what is not the same append is refused, and nothing is written:', () => {
  it.each<[string, typeof batch, AppendExpectedRevision]>([
    ['the batch and one more', [...batch, ...events(1)], NO_STREAM],
    ['another order', [second!, first!, third!, fourth!], NO_STREAM],
    ['one event replaced', [first!, ...events(1), third!], NO_STREAM],
    ['the tail without its revision', [third!, fourth!], NO_STREAM],
    ['the batch at a later revision', batch, 0n],
    ['no events', [], NO_STREAM],
  ])('%s', async (_, again, expected) => {
    const { stream } = await streamOfBatch();
    expect(await errorOf(append(stream, again, expected))).toBeInstanceOf(WrongExpectedVersionError);
    expect(await lengthOf(stream)).toBe(4);
  });

  it('a known event and a new one under "any"', async () => {
    const stream = newStream();
    await append(stream, [first!], ANY);
    expect(await errorOf(append(stream, [first!, ...events(1)], ANY))).toBeInstanceOf(WrongExpectedVersionError);
  });
});

describe('an id stands twice', () => {
  it('where it is appended at the current revision', async () => {
    const { stream } = await streamOfBatch();
    expect(await append(stream, [fourth!], 3n)).toMatchObject({ nextExpectedRevision: 4n });
    expect(await lengthOf(stream)).toBe(5);
  });

  it('where one append names it twice', async () => {
    const stream = newStream();
    expect(await append(stream, [first!, first!], NO_STREAM)).toMatchObject({ nextExpectedRevision: 1n });
  });

  it('where another stream has it too', async () => {
    const { stream } = await streamOfBatch();
    const other = newStream();
    await append(other, batch, NO_STREAM);
    expect([await lengthOf(stream), await lengthOf(other)]).toEqual([4, 4]);
  });
});
