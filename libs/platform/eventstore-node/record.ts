import { crc32 } from 'node:zlib';
import { ReadResp } from '@eventstore/db-client/generated/streams_pb';
import { StreamIdentifier, UUID } from '@eventstore/db-client/generated/shared_pb';
import { Damaged, type Place } from './refusals';
import { lengthOfNumber, readFields, writeNumber } from './wire';

/** An event as a client proposes it; `data` and `metadata` are never looked into. */
export interface Proposed {
  readonly id: string;
  readonly type: string;
  readonly contentType: string;
  readonly data: Uint8Array;
  readonly metadata: Uint8Array;
}

/** A row of the log: `record` is the protobuf message `RecordedEvent`, sent to clients byte by byte as it is stored. */
export interface Row {
  readonly position: number;
  readonly revision: number;
  readonly checksum: number;
  readonly record: Uint8Array;
}

/** What a record says about itself. */
export interface Label {
  readonly id: string;
  readonly stream: string;
  readonly type: string;
  readonly revision: number;
  readonly position: number;
}

const { RecordedEvent } = ReadResp.ReadEvent;

export function encodeRecord(event: Proposed, stream: string, revision: number, position: number): Uint8Array {
  const record = new RecordedEvent();
  record.setId(new UUID().setString(event.id));
  record.setStreamIdentifier(new StreamIdentifier().setStreamName(Buffer.from(stream)));
  record.setStreamRevision(String(revision));
  record.setPreparePosition(String(position));
  record.setCommitPosition(String(position));
  const properties = record.getMetadataMap();
  properties.set('type', event.type);
  properties.set('content-type', event.contentType);
  properties.set('created', `${Date.now()}0000`); // ticks of 100 ns since 1970
  if (event.metadata.length) record.setCustomMetadata(event.metadata);
  if (event.data.length) record.setData(event.data);
  return record.serializeBinary();
}

export const checksumOf = (record: Uint8Array): number => crc32(record);

/** Reads id, stream, type, revision and position only: a whole decoding would cost a catching-up reader most of its time. */
export function labelOf(record: Uint8Array): Label {
  const label = { id: '', stream: '', type: '', revision: 0, position: 0 };
  readFields(record, {
    1: (id) => readFields(id as Buffer, { 2: (text) => void (label.id = String(text)) }),
    2: (stream) => readFields(stream as Buffer, { 3: (name) => void (label.stream = String(name)) }),
    3: (revision) => void (label.revision = Number(revision)),
    5: (position) => void (label.position = Number(position)),
    6: (property) => {
      let key = '';
      readFields(property as Buffer, {
        1: (name) => void (key = String(name)),
        2: (value) => key === 'type' && (label.type = String(value)),
      });
    },
  });
  return label;
}

/** @throws Damaged where the row is not the one that was written at `place`. */
export function verified(row: Row, place: Place): Label {
  if (checksumOf(row.record) !== row.checksum) throw new Damaged(place, 'its checksum does not match');
  const label = labelOf(row.record);
  const there: Place = { ...label };
  for (const key of ['position', 'stream', 'revision'] as const)
    if (place[key] !== undefined && place[key] !== there[key]) throw new Damaged(place, `the record there names another ${key}`);
  return label;
}

/** The message `ReadResp { event { event: record, commit_position } }`. */
export function encodeReadEvent(record: Uint8Array, position: number): Buffer {
  const event = 1 + lengthOfNumber(record.length) + record.length + 1 + lengthOfNumber(position);
  const message = Buffer.allocUnsafe(1 + lengthOfNumber(event) + event);
  let at = writeNumber(message, 0, 0x0a);
  at = writeNumber(message, at, event);
  at = writeNumber(message, at, 0x0a);
  at = writeNumber(message, at, record.length);
  message.set(record, at);
  at = writeNumber(message, at + record.length, 0x18);
  writeNumber(message, at, position);
  return message;
}

/** For clients that ask for ids as two numbers: slower, and no client of this project does. */
export function withStructuredId(record: Uint8Array): Uint8Array {
  const decoded = RecordedEvent.deserializeBinary(record);
  decoded.setId(structured(labelOf(record).id));
  return decoded.serializeBinary();
}

export function structured(id: string): UUID {
  const hex = id.replaceAll('-', '');
  const half = (from: number) => BigInt.asIntN(64, BigInt(`0x${hex.slice(from, from + 16)}`)).toString();
  return new UUID().setStructured(new UUID.Structured().setMostSignificantBits(half(0)).setLeastSignificantBits(half(16)));
}
