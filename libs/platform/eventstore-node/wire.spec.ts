import { ReadResp } from '@eventstore/db-client/generated/streams_pb';
import * as fc from 'fast-check';
import { encodeReadEvent, encodeRecord, labelOf, structured, withStructuredId } from './record';
import { uuidOf } from './proposal';
import { lengthOfNumber, message, readFields, writeNumber } from './wire';

const event = fc.record({
  id: fc.uuid(),
  type: fc.string({ minLength: 1, unit: 'grapheme' }),
  contentType: fc.constantFrom('application/json', 'application/octet-stream'),
  data: fc.uint8Array(),
  metadata: fc.uint8Array(),
});
const stream = fc.string({ minLength: 1, unit: 'grapheme' });
const number = fc.nat({ max: Number.MAX_SAFE_INTEGER });

it('numbers come back', () => {
  fc.assert(
    fc.property(number, (value) => {
      const bytes = Buffer.alloc(lengthOfNumber(value));
      expect(writeNumber(bytes, 0, value)).toBe(bytes.length);
      let read = -1;
      readFields(message([[1, value]]), { 1: (field) => void (read = Number(field)) });
      expect(read).toBe(value);
    }),
  );
});

it('google-protobuf reads what we write: a record in its answer', () => {
  fc.assert(
    fc.property(event, stream, number, number, (proposed, name, revision, position) => {
      const record = encodeRecord(proposed, name, revision, position);
      const resolved = ReadResp.deserializeBinary(encodeReadEvent(record, position)).getEvent();
      const recorded = resolved?.getEvent();
      expect(resolved?.getCommitPosition()).toBe(String(position));
      expect(recorded?.getId()?.getString()).toBe(proposed.id);
      expect(Buffer.from(recorded!.getStreamIdentifier()!.getStreamName_asU8()).toString()).toBe(name);
      expect(recorded?.getStreamRevision()).toBe(String(revision));
      expect(recorded?.getMetadataMap().get('type')).toBe(proposed.type);
      expect(recorded?.getMetadataMap().get('content-type')).toBe(proposed.contentType);
      expect(Buffer.from(recorded!.getData_asU8()).equals(proposed.data)).toBe(true);
      expect(Buffer.from(recorded!.getCustomMetadata_asU8()).equals(proposed.metadata)).toBe(true);
    }),
  );
});

it('we read what google-protobuf writes: the label of a record', () => {
  fc.assert(
    fc.property(event, stream, number, number, (proposed, name, revision, position) => {
      const { id, type } = proposed;
      expect(labelOf(encodeRecord(proposed, name, revision, position))).toEqual({ id, type, stream: name, revision, position });
    }),
  );
});

it('an id means the same as text and as two numbers', () => {
  fc.assert(
    fc.property(event, (proposed) => {
      expect(uuidOf(structured(proposed.id))).toBe(proposed.id);
      const recorded = ReadResp.ReadEvent.RecordedEvent.deserializeBinary(withStructuredId(encodeRecord(proposed, 's', 0, 1)));
      expect(uuidOf(recorded.getId())).toBe(proposed.id);
    }),
  );
});

it('bytes that are no message are an error, not a loop', () => {
  fc.assert(
    fc.property(fc.uint8Array({ maxLength: 40 }), (bytes) => {
      try {
        readFields(bytes, {});
      } catch (error) {
        expect(error).toBeInstanceOf(RangeError);
      }
    }),
  );
  expect(() => readFields(Buffer.from([0x80]), {})).toThrow(RangeError);
});
