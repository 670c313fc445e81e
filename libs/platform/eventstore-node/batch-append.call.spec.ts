import { randomUUID } from 'node:crypto';
import { status } from '@grpc/grpc-js';
import { BatchAppendResp } from '@eventstore/db-client/generated/streams_pb';
import { structured } from './record';
import { useHostileClient } from './testing/hostile';
import { batch, EMPTY, event, id, JSON_CONTENT, named, property, TYPE } from './testing/requests';
import { message } from './wire';

const hostile = useHostileClient();

/** The status of the one answer that a batch must get. */
const refusalOf = async (request: Buffer) => {
  const { responses, code } = await hostile.client.call('BatchAppend', [request]);
  expect([code, responses.length]).toEqual([status.OK, 1]);
  return BatchAppendResp.deserializeBinary(responses[0]!).getError()?.toObject();
};

describe('a batch', () => {
  const bad = 'a-stream';
  it.each<[string, Buffer | undefined, Buffer[], object]>([
    ['without a stream', undefined, [event], {}],
    ['with an empty stream', named(''), [event], {}],
    ['for $$', named('$$'), [event], {}],
    ['with a name that is not UTF-8', message([[3, Buffer.from([0xff, 0xfe])]]), [event], {}],
    ['with an endless name', named('x'.repeat(100_000)), [event], {}],
    ['that expects nothing', named(bad), [event], { expected: 9 }],
    [
      'without a type',
      named(bad),
      [
        message([
          [1, id()],
          [2, JSON_CONTENT],
        ]),
      ],
      {},
    ],
    [
      'without a content type',
      named(bad),
      [
        message([
          [1, id()],
          [2, TYPE],
        ]),
      ],
      {},
    ],
    [
      'with an empty type',
      named(bad),
      [
        message([
          [1, id()],
          [2, property('type', '')],
          [2, JSON_CONTENT],
        ]),
      ],
      {},
    ],
    [
      'without an id',
      named(bad),
      [
        message([
          [2, TYPE],
          [2, JSON_CONTENT],
        ]),
      ],
      {},
    ],
    [
      'with an id that is no UUID',
      named(bad),
      [
        message([
          [1, id('me')],
          [2, TYPE],
          [2, JSON_CONTENT],
        ]),
      ],
      {},
    ],
    [
      'with the nil id',
      named(bad),
      [
        message([
          [1, id('00000000-0000-0000-0000-000000000000')],
          [2, TYPE],
          [2, JSON_CONTENT],
        ]),
      ],
      {},
    ],
  ])('%s is refused once, in words', async (_, stream, events, more) => {
    expect(await refusalOf(batch(stream, events, more))).toMatchObject({
      code: status.INVALID_ARGUMENT,
      message: expect.stringMatching(/ /),
    });
  });

  it('for $all is refused', async () => {
    expect(await refusalOf(batch(named('$all'), [event]))).toMatchObject({ code: status.PERMISSION_DENIED });
  });

  it.each(['$maxAge', '$maxCount', '$tb'])('of metadata that say %s is refused', async (key) => {
    const metadata = message([
      [1, id()],
      [2, property('type', '$metadata')],
      [2, JSON_CONTENT],
      [4, JSON.stringify({ [key]: 1 })],
    ]);
    expect(await refusalOf(batch(named('$$s'), [metadata]))).toMatchObject({ code: status.PERMISSION_DENIED });
  });

  it('that is too large is refused', async () => {
    const heavy = message([
      [1, id()],
      [2, TYPE],
      [2, JSON_CONTENT],
      [4, Buffer.alloc(1024 * 1024)],
    ]);
    expect(await refusalOf(batch(named('heavy'), [heavy]))).toMatchObject({ code: status.INVALID_ARGUMENT });
  });

  it('whose deadline has passed is answered at once', async () => {
    expect(await refusalOf(batch(named('late'), [event], { deadline: message([[1, 1_000]]) }))).toMatchObject({
      code: status.DEADLINE_EXCEEDED,
    });
  });

  it('that is never finished is answered Timeout, its id as two numbers', async () => {
    const correlation = randomUUID();
    const { responses } = await hostile.client.call(
      'BatchAppend',
      [batch(named('slow'), [event], { correlation: id(correlation), final: 0 })],
      true,
    );
    const [answer] = responses.map((bytes) => BatchAppendResp.deserializeBinary(bytes));
    expect(answer?.getCorrelationId()?.toObject()).toEqual(structured(correlation).toObject());
    expect(answer?.getError()?.getDetails()?.getTypeName()).toBe('event_store.client.Timeout');
  });

  it('of no known beginning is passed over', async () => {
    const { responses, code } = await hostile.client.call('BatchAppend', [
      message([
        [1, id()],
        [3, event],
        [4, 1],
      ]),
    ]);
    expect([responses, code]).toEqual([[], status.OK]);
  });

  it('without a correlation id ends its call: nobody could tell what an answer is for', async () => {
    expect(await hostile.client.call('BatchAppend', [batch(named('s'), [event], { correlation: EMPTY })])).toMatchObject({
      code: status.INVALID_ARGUMENT,
    });
  });

  it('of 18 MiB ends its call', async () => {
    const huge = message([
      [1, id()],
      [2, TYPE],
      [2, JSON_CONTENT],
      [4, Buffer.alloc(18 * 1024 * 1024)],
    ]);
    expect(await hostile.client.call('BatchAppend', [batch(named('huge'), [huge])])).toMatchObject({
      code: status.RESOURCE_EXHAUSTED,
    });
  });
});
