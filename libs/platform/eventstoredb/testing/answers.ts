import { Any } from 'google-protobuf/google/protobuf/any_pb';
import { StreamIdentifier, Timeout, UUID, WrongExpectedVersion } from '@eventstore/db-client/generated/shared_pb';
import { Status } from '@eventstore/db-client/generated/status_pb';
import { BatchAppendResp, ReadResp, type BatchAppendReq } from '@eventstore/db-client/generated/streams_pb';

const { Checkpoint, ReadEvent } = ReadResp;

const named = (stream: string): StreamIdentifier => {
  const identifier = new StreamIdentifier();
  identifier.setStreamName(Buffer.from(stream).toString('base64'));
  return identifier;
};

const answerTo = (request: BatchAppendReq): BatchAppendResp => {
  const answer = new BatchAppendResp();
  answer.setCorrelationId(request.getCorrelationId());
  answer.setStreamIdentifier(request.getOptions()!.getStreamIdentifier());
  return answer;
};

/** "It is written": up to the expected revision and one for each event, unless told otherwise. */
export const written = (request: BatchAppendReq, revision?: number): BatchAppendResp => {
  const [answer, success] = [answerTo(request), new BatchAppendResp.Success()];
  const options = request.getOptions()!;
  const expected = options.hasNoStream() ? -1 : Number(options.getStreamPosition());
  success.setCurrentRevision(String(revision ?? expected + request.getProposedMessagesList().length));
  answer.setSuccess(success);
  return answer;
};

type Detail = Readonly<{ serializeBinary(): Uint8Array }>;
const refused = (request: BatchAppendReq, name: string, detail: Detail, message = name): BatchAppendResp => {
  const [answer, error, any] = [answerTo(request), new Status(), new Any()];
  any.pack(detail.serializeBinary(), `event_store.client.${name}`);
  error.setMessage(message);
  error.setDetails(any);
  answer.setError(error);
  return answer;
};

export const timedOut = (request: BatchAppendReq) => refused(request, 'Timeout', new Timeout());
export const notReady = (request: BatchAppendReq) => refused(request, 'BadRequest', new Timeout(), 'Server Is Not Ready');
export const full = (request: BatchAppendReq) =>
  refused(request, 'BadRequest', new Timeout(), 'The disk that holds the events is full: nothing was written');
export const conflict = (request: BatchAppendReq) => refused(request, 'WrongExpectedVersion', new WrongExpectedVersion());

export type Event = Readonly<{
  stream: string;
  revision: number;
  position: number;
  id?: string;
  type?: string;
  data?: string;
  metadata?: string;
}>;

/** An event as it stands in the log; data and metadata are the bytes as text. */
export const event = ({ stream, revision, position, ...rest }: Event): ReadResp => {
  const [response, read, recorded, id] = [new ReadResp(), new ReadEvent(), new ReadEvent.RecordedEvent(), new UUID()];
  id.setString(rest.id ?? idOf(position));
  recorded.setId(id);
  recorded.setStreamIdentifier(named(stream));
  recorded.setStreamRevision(String(revision));
  recorded.setCommitPosition(String(position));
  recorded.setPreparePosition(String(position));
  recorded.getMetadataMap().set('type', rest.type ?? 'Added');
  recorded.getMetadataMap().set('content-type', 'application/json');
  recorded.setData(Buffer.from(rest.data ?? '{}').toString('base64'));
  recorded.setCustomMetadata(Buffer.from(rest.metadata ?? '{"schema":1}').toString('base64'));
  read.setEvent(recorded);
  read.setCommitPosition(String(position));
  response.setEvent(read);
  return response;
};

export const idOf = (number: number): string => `5f0c1d2e-0000-4000-8000-${String(number).padStart(12, '0')}`;

export const checkpoint = (position: string): ReadResp => {
  const [response, reached] = [new ReadResp(), new Checkpoint()];
  reached.setCommitPosition(position);
  reached.setPreparePosition(position);
  response.setCheckpoint(reached);
  return response;
};

export const confirmed = (): ReadResp => {
  const [response, confirmation] = [new ReadResp(), new ReadResp.SubscriptionConfirmation()];
  confirmation.setSubscriptionId(idOf(1));
  response.setConfirmation(confirmation);
  return response;
};

export const notFound = (stream: string): ReadResp => {
  const [response, missing] = [new ReadResp(), new ReadResp.StreamNotFound()];
  missing.setStreamIdentifier(named(stream));
  response.setStreamNotFound(missing);
  return response;
};
