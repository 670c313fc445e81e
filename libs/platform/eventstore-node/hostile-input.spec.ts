import { randomBytes, randomUUID } from 'node:crypto';
import { status } from '@grpc/grpc-js';
import { ReadResp } from '@eventstore/db-client/generated/streams_pb';
import * as fc from 'fast-check';
import { useHostileClient } from './testing/hostile';
import { batch, EMPTY, event, id, JSON_CONTENT, named, property, TYPE } from './testing/requests';
import { message } from './wire';

const hostile = useHostileClient();

describe('a classic append', () => {
  const options = (stream: string, expected = 3) =>
    message([
      [
        1,
        message([
          [1, named(stream)],
          [expected, EMPTY],
        ]),
      ],
    ]);
  const proposed = (...properties: Buffer[]) =>
    message([[2, message([[1, id()], ...properties.map((one) => [2, one] as const)])]]);

  it.each<[string, Buffer[]]>([
    ['of no message', []],
    ['without options', [proposed(TYPE, JSON_CONTENT)]],
    ['to a stream without a name', [options(''), proposed(TYPE, JSON_CONTENT)]],
    ['with an empty type', [options('s'), proposed(property('type', ''), JSON_CONTENT)]],
    ['that expects nothing', [options('s', 9), proposed(TYPE, JSON_CONTENT)]],
  ])('%s: the text of the real server', async (_, messages) => {
    const { code, details } = await hostile.client.call('Append', messages);
    expect([code, details]).toEqual([status.UNKNOWN, expect.stringContaining('Exception was thrown by handler.')]);
  });

  it.each([[TYPE], [JSON_CONTENT]])('with a property left out is told so by the trailers', async (only) => {
    const { code, metadata } = await hostile.client.call('Append', [options('s'), proposed(only)]);
    expect([code, metadata?.get('exception')]).toEqual([status.INVALID_ARGUMENT, ['missing-required-metadata-property']]);
  });
});

describe('a read', () => {
  const read = (...fields: Parameters<typeof message>[0]) => hostile.client.call('Read', [message([[1, message(fields)]])]);
  const start = message([[3, EMPTY]]);

  it.each<[string, Parameters<typeof message>[0]]>([
    [
      'of nothing',
      [
        [5, 1],
        [8, EMPTY],
      ],
    ],
    [
      'of a stream without an identifier',
      [
        [1, start],
        [5, 1],
      ],
    ],
    ['without a count', [[2, message([[2, EMPTY]])]]],
    [
      'with a filter of nothing',
      [
        [2, message([[2, EMPTY]])],
        [5, 1],
        [7, EMPTY],
      ],
    ],
  ])('%s is refused', async (_, fields) => {
    expect(await read(...fields)).toMatchObject({ code: status.INVALID_ARGUMENT });
  });

  it('without options is refused', async () => {
    expect(await hostile.client.call('Read', [EMPTY])).toMatchObject({ code: status.INVALID_ARGUMENT });
  });

  it('of $all may have a filter, and ids as two numbers', async () => {
    const stream = `filtered-${randomUUID()}`;
    await hostile.client.call('BatchAppend', [batch(named(stream), [event, event])]);
    const filter = message([
      [1, message([[2, stream]])],
      [3, 32],
      [5, 1],
    ]);
    const asNumbers = message([[1, EMPTY]]);
    const { responses, code } = await read([2, message([[2, EMPTY]])], [5, 10], [7, filter], [9, asNumbers]);
    const ids = responses.map((bytes) => ReadResp.deserializeBinary(bytes).getEvent()?.getEvent()?.getId());
    expect([code, ids.map((one) => one?.hasStructured())]).toEqual([status.OK, [true, true]]);
  });
});

it('what the node does not do it says in words', async () => {
  const { code, details } = await hostile.client.call('/event_store.client.projections.Projections/Create', [EMPTY]);
  expect([code, details]).toEqual([status.UNIMPLEMENTED, expect.stringContaining('does not implement')]);
});

it.each(['Read', 'Append', 'BatchAppend', 'Delete', 'Tombstone'])('%s survives bytes that mean nothing', async (method) => {
  for (const bytes of [
    randomBytes(1),
    randomBytes(50),
    randomBytes(5_000),
    Buffer.alloc(100, 0xff),
    Buffer.from([0x0a, 0xff, 0xff, 0xff, 0x7f]),
  ])
    expect((await hostile.client.call(method, [bytes])).code).toBeGreaterThanOrEqual(0);
});

it.each<[string, Buffer]>([
  ['a message', Buffer.from([0x0a, 0xff, 0xff, 0xff, 0x7f])],
  ['a message in a message', message([[1, Buffer.from([0x0a, 0xff, 0xff, 0xff, 0x7f])]])],
  ['bytes that are said to be a number', message([[1, message([[1, 0x7fffffff]])]])],
])('%s that promises more than it brings is refused before it is decoded', async (_, bytes) => {
  for (const method of ['Read', 'Append', 'BatchAppend'])
    expect(await hostile.client.call(method, [bytes])).toMatchObject({ code: status.INTERNAL });
});

it('survives good messages with bytes changed', async () => {
  const good = batch(named('mutated'), [event]);
  await fc.assert(
    fc.asyncProperty(fc.nat(good.length - 1), fc.nat(255), async (at, byte) => {
      const changed = Buffer.from(good);
      changed[at] = byte;
      expect((await hostile.client.call('BatchAppend', [changed])).code).toBeGreaterThanOrEqual(0);
    }),
    { numRuns: 200 },
  );
});
