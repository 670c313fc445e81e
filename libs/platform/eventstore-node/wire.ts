/** What protobuf's wire format needs of us where google-protobuf is too slow: numbers (varints) and a walk over fields. */
export type Field = number | Buffer;

const BITS = 0x80;

export function lengthOfNumber(value: number): number {
  let length = 1;
  for (let rest = value; rest >= BITS; rest = Math.floor(rest / BITS)) length++;
  return length;
}

/** Returns where the next byte goes. */
export function writeNumber(into: Uint8Array, at: number, value: number): number {
  let rest = value;
  while (rest >= BITS) {
    into[at++] = (rest % BITS) | BITS;
    rest = Math.floor(rest / BITS);
  }
  into[at++] = rest;
  return at;
}

/** Calls back for each field named in `wanted`: a number, or the bytes of a text or message; others are passed over. */
export function readFields(bytes: Uint8Array, wanted: Record<number, (value: Field) => void>): void {
  const buffer = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length);
  let at = 0;
  const number = (): number => {
    let value = 0;
    let scale = 1;
    for (;;) {
      const byte = buffer[at++];
      if (byte === undefined) throw new RangeError('A number ends before its last byte');
      value += (byte & 0x7f) * scale;
      if (byte < BITS) return value;
      scale *= BITS;
    }
  };
  while (at < buffer.length) {
    const tag = number();
    const kind = tag & 7;
    if (kind !== 0 && kind !== 2) throw new RangeError('Records hold numbers and bytes only');
    const value = number();
    if (kind === 0) {
      wanted[tag >>> 3]?.(value);
      continue;
    }
    if (value > buffer.length - at) throw new RangeError('A field is longer than its message');
    wanted[tag >>> 3]?.(buffer.subarray(at, at + value));
    at += value;
  }
}

/** A message of these fields, in this order; a field whose value is undefined is left out. */
export function message(fields: readonly (readonly [number, number | string | Uint8Array | undefined])[]): Buffer {
  const parts: Uint8Array[] = [];
  for (const [field, value] of fields) {
    if (value === undefined) continue;
    if (typeof value === 'number') {
      parts.push(numbers(field * 8, value));
      continue;
    }
    const bytes = typeof value === 'string' ? Buffer.from(value) : value;
    parts.push(numbers(field * 8 + 2, bytes.length), bytes);
  }
  return Buffer.concat(parts);
}

function numbers(tag: number, value: number): Buffer {
  const buffer = Buffer.allocUnsafe(lengthOfNumber(tag) + lengthOfNumber(value));
  writeNumber(buffer, writeNumber(buffer, 0, tag), value);
  return buffer;
}
