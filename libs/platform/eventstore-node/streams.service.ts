import { type handleUnaryCall, type Server } from '@grpc/grpc-js';
import { StreamsService } from '@eventstore/db-client/generated/streams_grpc_pb';
import type { BatchAppendResp, ReadResp } from '@eventstore/db-client/generated/streams_pb';
import { serveAppend } from './append.call';
import { serveBatchAppend } from './batch-append.call';
import type { Commits } from './commits';
import type { LogReader } from './log.reader';
import type { LogWriter } from './log.writer';
import { serveRead } from './read.call';
import { Forbidden } from './refusals';
import { APPEND_REQUEST, BATCH_APPEND_REQUEST, checked, DELETE_REQUEST, READ_REQUEST } from './request.shapes';
import { endingOf } from './status';

/** Messages that leave often are encoded by hand; google-protobuf encodes the others, and decodes what comes in. */
const asItIs = <T extends { serializeBinary(): Uint8Array }>(response: T | Buffer): Buffer =>
  Buffer.isBuffer(response) ? response : Buffer.from(response.serializeBinary());

const { read, append, batchAppend, delete: remove, tombstone } = StreamsService;
const definition = {
  read: { ...read, requestDeserialize: checked(READ_REQUEST, read.requestDeserialize), responseSerialize: asItIs<ReadResp> },
  append: { ...append, requestDeserialize: checked(APPEND_REQUEST, append.requestDeserialize) },
  batchAppend: {
    ...batchAppend,
    requestDeserialize: checked(BATCH_APPEND_REQUEST, batchAppend.requestDeserialize),
    responseSerialize: asItIs<BatchAppendResp>,
  },
  delete: { ...remove, requestDeserialize: checked(DELETE_REQUEST, remove.requestDeserialize) },
  tombstone: { ...tombstone, requestDeserialize: checked(DELETE_REQUEST, tombstone.requestDeserialize) },
};

const immutable: handleUnaryCall<unknown, never> = (_, answer) =>
  answer(endingOf(new Forbidden('The log of an embedded node is immutable: no stream is ever deleted')));

export function addStreams(server: Server, writer: LogWriter, reader: LogReader, commits: Commits): void {
  server.addService(definition, {
    read: (call: Parameters<typeof serveRead>[0]) => void serveRead(call, reader, commits),
    append: (call: Parameters<typeof serveAppend>[0], answer: Parameters<typeof serveAppend>[1]) =>
      void serveAppend(call, answer, writer),
    batchAppend: (call: Parameters<typeof serveBatchAppend>[0]) => serveBatchAppend(call, writer, commits),
    delete: immutable,
    tombstone: immutable,
  });
}
