import { randomUUID } from 'node:crypto';
import { message } from '../wire';

// Requests written field by field, so that any of them can be left out or be wrong.

export const EMPTY: Buffer = Buffer.alloc(0);
export const named = (stream: string) => message([[3, stream]]);
export const id = (value: string = randomUUID()) => message([[2, value]]);
export const property = (key: string, value: string) =>
  message([
    [1, key],
    [2, value],
  ]);
export const TYPE = property('type', 'Noted');
export const JSON_CONTENT = property('content-type', 'application/json');
export const event = message([
  [1, id()],
  [2, TYPE],
  [2, JSON_CONTENT],
  [4, '{}'],
]);

/** BatchAppendReq: NO_STREAM is expected where `options` name nothing else. */
export const batch = (
  stream: Buffer | undefined,
  events: Buffer[],
  { correlation = id(), expected = 3, final = 1, deadline = EMPTY } = {},
) =>
  message([
    [1, correlation],
    [2, message([[1, stream], [expected, EMPTY], ...(deadline.length ? [[6, deadline] as const] : [])])],
    ...events.map((proposed) => [3, proposed] as const),
    [4, final],
  ]);
