import { categoryOf, DomainError, isUuid, NONE, type Revision, type Stored } from '@verum/platform/eventsourcing';

/** Before EventStoreDB 24.10.4 only data counted; these are the stricter, newer terms. */
const LARGEST_APPEND = 1_048_576;
const NIL = '00000000-0000-0000-0000-000000000000';
const STREAM = /^[a-z][A-Za-z0-9]*-[\w.~-]+$/;
const TYPE = /^[A-Za-z]\w*$/;

export class TooLarge extends DomainError {
  readonly kind = 'invalid';
  readonly code = 'too-large';
  override readonly message = 'This is more than fits into one record of the log (1 MiB).';
}

/** A server answers a bad request twice, and the second answer ends the client's process: so none may leave. */
export const mustBeSound = (
  stream: string,
  expected: Revision,
  events: readonly Stored[],
  categories?: readonly string[],
): void => {
  const must = (holds: boolean, what: string) => {
    if (!holds) throw new Error(`Not fit for the log: ${what}`);
  };
  must(STREAM.test(stream), 'a stream is named category-id, in ASCII');
  must(categories?.includes(categoryOf(stream)) ?? true, `no category of ours: ${categoryOf(stream)}`);
  must(Number.isSafeInteger(expected) && expected >= NONE, `${stream}: an expected revision is exact, or NONE`);
  for (const { id, type } of events) {
    must(TYPE.test(type), `${stream}: an event without a proper type`);
    must(isUuid(id) && id !== NIL, `${stream} ${type}: an event id is a UUID, and not nil`);
  }
  must(new Set(events.map(({ id }) => id.toLowerCase())).size === events.length, `${stream}: an event id occurs twice`);
  if (events.reduce((sum, event) => sum + sizeOf(stream, event), 0) > LARGEST_APPEND) throw new TooLarge();
};

const sizeOf = (stream: string, { type, data, metadata }: Stored): number =>
  Buffer.byteLength(jsonOf(data, `${stream} ${type}: data`)) +
  Buffer.byteLength(jsonOf(metadata, `${stream} ${type}: metadata`)) +
  2 * type.length;

const jsonOf = (value: unknown, whose: string): string => {
  if (typeof value !== 'object' || value === null || Array.isArray(value))
    throw new Error(`Not fit for the log: ${whose} is no object`);
  try {
    return JSON.stringify(value, mustSurvive);
  } catch (error) {
    const why = error instanceof RangeError ? 'nested too deeply' : (error as Error).message.split('\n')[0];
    throw new Error(`Not fit for the log: ${whose} is not JSON: ${why}`);
  }
};

/** What JSON would drop or bend without a word; an unsent field (undefined) may go. */
const mustSurvive = (field: string, value: unknown): unknown => {
  const lost =
    ['bigint', 'function', 'symbol'].includes(typeof value) ||
    (typeof value === 'number' && !Number.isFinite(value)) ||
    value instanceof Map ||
    value instanceof Set ||
    ArrayBuffer.isView(value);
  if (lost) throw new Error(`"${field}" is ${typeof value === 'object' ? value!.constructor.name : typeof value}`);
  return value;
};
