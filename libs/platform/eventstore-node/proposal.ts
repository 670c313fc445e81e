import type { UUID } from '@eventstore/db-client/generated/shared_pb';
import type { StreamIdentifier } from '@eventstore/db-client/generated/shared_pb';
import type { AppendReq, BatchAppendReq } from '@eventstore/db-client/generated/streams_pb';
import { BadRequest, Forbidden, MissingProperty } from './refusals';
import type { Proposed } from './record';

const JSON_TYPE = 'application/json';
const BYTES_TYPE = 'application/octet-stream';
const UUID_FORM = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/;
const NIL = '00000000-0000-0000-0000-000000000000';
const LONGEST_NAME = 64 * 1024;
const NOT_UTF8 = '\ufffd';

/** Keys of a stream's metadata that would hide events. */
const HIDING = ['$maxAge', '$maxCount', '$tb'];

/** @throws BadRequest */
export function proposedEvent(message: AppendReq.ProposedMessage | BatchAppendReq.ProposedMessage): Proposed {
  const properties = message.getMetadataMap();
  const type = properties.get('type');
  const contentType = properties.get('content-type');
  if (type === undefined) throw new MissingProperty('type');
  if (contentType === undefined) throw new MissingProperty('content-type');
  if (!type) throw new BadRequest('The type of an event is empty');
  const id = uuidOf(message.getId());
  if (id === undefined || id === NIL) throw new BadRequest('The id of an event is not a UUID');
  return {
    id,
    type,
    contentType: contentType === JSON_TYPE ? JSON_TYPE : BYTES_TYPE,
    data: message.getData_asU8(),
    metadata: message.getCustomMetadata_asU8(),
  };
}

/** In the usual form, whether it was sent as text or as two numbers. */
export function uuidOf(uuid: UUID | undefined): string | undefined {
  const numbers = uuid?.getStructured();
  if (!numbers) {
    const text = uuid?.getString().toLowerCase() ?? '';
    return UUID_FORM.test(text) ? text : undefined;
  }
  const half = (bits: string) => BigInt.asUintN(64, BigInt(bits)).toString(16).padStart(16, '0');
  const hex = half(numbers.getMostSignificantBits()) + half(numbers.getLeastSignificantBits());
  return hex.replace(/^(.{8})(.{4})(.{4})(.{4})/, '$1-$2-$3-$4-');
}

/** @throws BadRequest */
export function streamNameOf(identifier: StreamIdentifier | undefined): string {
  const bytes = Buffer.from(identifier?.getStreamName_asU8() ?? []);
  const name = bytes.toString('utf8');
  if (!name) throw new BadRequest('The name of the stream is missing');
  if (bytes.length > LONGEST_NAME) throw new BadRequest(`The name of a stream has at most ${LONGEST_NAME} bytes`);
  if (name.includes(NOT_UTF8) && !Buffer.from(name).equals(bytes)) throw new BadRequest('The name of the stream is not UTF-8');
  return name;
}

/**
 * A real server shuts down on an append to `$$`; and here nothing is ever hidden, so no metadata may ask for it.
 * @throws BadRequest, Forbidden
 */
export function assertMayAppend(stream: string, events: readonly Proposed[]): void {
  if (stream === '$$') throw new BadRequest('$$ is the metadata of no stream');
  if (stream === '$all') throw new Forbidden('$all is every event, not a stream to append to');
  if (!stream.startsWith('$$')) return;
  for (const { data } of events)
    for (const key of HIDING)
      if (key in metadataOf(data)) throw new Forbidden(`The log of an embedded node is immutable: it takes no ${key}`);
}

function metadataOf(data: Uint8Array): object {
  try {
    return Object(JSON.parse(Buffer.from(data).toString('utf8')));
  } catch {
    return {}; // kept as it is, like any other event
  }
}
