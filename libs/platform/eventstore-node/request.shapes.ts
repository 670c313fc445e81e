import { readFields, type Field } from './wire';

/** Which fields of a message hold bytes, or a message in turn; any other field is a number. */
interface Shape {
  readonly [field: number]: Shape | 'bytes';
}

const EMPTY: Shape = {};
const UUID: Shape = { 1: {}, 2: 'bytes' };
const STREAM: Shape = { 3: 'bytes' };
const PROPERTY: Shape = { 1: 'bytes', 2: 'bytes' };
const PROPOSED: Shape = { 1: UUID, 2: PROPERTY, 3: 'bytes', 4: 'bytes' };
const EXPECTATION: Shape = { 1: STREAM, 3: EMPTY, 4: EMPTY, 5: EMPTY };
const EXPRESSION: Shape = { 1: 'bytes', 2: 'bytes' };
const STREAM_START: Shape = { 1: STREAM, 3: EMPTY, 4: EMPTY };
const ALL_START: Shape = { 1: {}, 2: EMPTY, 3: EMPTY };
const FILTER: Shape = { 1: EXPRESSION, 2: EXPRESSION, 4: EMPTY };
const UUID_OPTION: Shape = { 1: EMPTY, 2: EMPTY };

export const READ_REQUEST: Shape = {
  1: { 1: STREAM_START, 2: ALL_START, 6: EMPTY, 7: FILTER, 8: EMPTY, 9: UUID_OPTION, 10: {} },
};
export const APPEND_REQUEST: Shape = { 1: EXPECTATION, 2: PROPOSED };
export const BATCH_APPEND_REQUEST: Shape = { 1: UUID, 2: { ...EXPECTATION, 6: {} }, 3: PROPOSED };
export const DELETE_REQUEST: Shape = { 1: EXPECTATION };

/**
 * google-protobuf believes every length: five bytes that promise 256 MiB keep it, and with it the node, busy for seconds.
 * So each request is looked through before it is decoded; one that is not whole throws a RangeError, and its call ends.
 */
export function checked<T>(shape: Shape, decode: (bytes: Buffer) => T): (bytes: Buffer) => T {
  const assertWhole = guardOf(shape);
  return (bytes) => {
    assertWhole(bytes);
    return decode(bytes);
  };
}

function guardOf(shape: Shape): (bytes: Buffer) => void {
  const fields = Object.entries(shape).map(([at, inner]) => [at, inner === 'bytes' ? bytesOf : within(guardOf(inner))]);
  const wanted: Parameters<typeof readFields>[1] = Object.fromEntries(fields);
  return (bytes) => readFields(bytes, wanted);
}

const within = (guard: (bytes: Buffer) => void) => (field: Field) => guard(bytesOf(field));

function bytesOf(field: Field): Buffer {
  if (typeof field === 'number') throw new RangeError('A number stands where bytes belong');
  return field;
}
