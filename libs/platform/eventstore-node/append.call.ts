import type { sendUnaryData, ServerReadableStream } from '@grpc/grpc-js';
import { Empty } from '@eventstore/db-client/generated/shared_pb';
import { AppendResp, type AppendReq } from '@eventstore/db-client/generated/streams_pb';
import type { Written } from './decide';
import { expectationOf } from './expectation';
import { MAXIMUM_APPEND, sizeOf, type LogWriter } from './log.writer';
import { assertMayAppend, proposedEvent, streamNameOf } from './proposal';
import {
  ANY,
  BadRequest,
  MaximumAppendSizeExceeded,
  MissingProperty,
  NO_STREAM,
  STREAM_EXISTS,
  Stumbled,
  WrongExpectedVersion,
} from './refusals';
import type { Proposed } from './record';
import { endingOf } from './status';

/** The append of a client that names its credentials: options first, then one message an event. */
export async function serveAppend(
  call: ServerReadableStream<AppendReq, AppendResp>,
  answer: sendUnaryData<AppendResp>,
  writer: LogWriter,
): Promise<void> {
  try {
    const { options, events } = await received(call);
    const stream = streamNameOf(options.getStreamIdentifier());
    assertMayAppend(stream, events);
    answer(null, succeeded(await writer.append(stream, expectationOf(options), events)));
  } catch (error) {
    if (error instanceof WrongExpectedVersion) return answer(null, refused(error));
    answer(endingOf(asTheServerSays(error)));
  }
}

async function received(call: AsyncIterable<AppendReq>): Promise<{ options: AppendReq.Options; events: Proposed[] }> {
  let options: AppendReq.Options | undefined;
  const events: Proposed[] = [];
  let size = 0;
  for await (const request of call) {
    const proposed = request.getProposedMessage();
    options ??= request.getOptions();
    if (!options) throw new BadRequest('The first message of an append names the stream');
    if (!proposed) continue;
    const event = proposedEvent(proposed);
    if ((size += sizeOf([event])) > MAXIMUM_APPEND) throw new MaximumAppendSizeExceeded(MAXIMUM_APPEND);
    events.push(event);
  }
  if (!options) throw new BadRequest('The first message of an append names the stream');
  return { options, events };
}

const asTheServerSays = (error: unknown): unknown =>
  error instanceof BadRequest && !(error instanceof MissingProperty)
    ? new Stumbled(`Exception was thrown by handler. ${error.message}`)
    : error;

function succeeded({ revision, position }: Written): AppendResp {
  const success = new AppendResp.Success();
  if (revision === NO_STREAM) success.setNoStream(new Empty());
  else success.setCurrentRevision(String(revision));
  const at = String(position);
  success.setPosition(new AppendResp.Position().setCommitPosition(at).setPreparePosition(at));
  return new AppendResp().setSuccess(success);
}

function refused({ expected, current }: WrongExpectedVersion): AppendResp {
  const wrong = new AppendResp.WrongExpectedVersion();
  if (current === NO_STREAM) wrong.setCurrentNoStream(new Empty());
  else wrong.setCurrentRevision(String(current));
  if (expected === ANY) wrong.setExpectedAny(new Empty());
  else if (expected === STREAM_EXISTS) wrong.setExpectedStreamExists(new Empty());
  else if (expected === NO_STREAM) wrong.setExpectedNoStream(new Empty());
  else wrong.setExpectedRevision(String(expected));
  return new AppendResp().setWrongExpectedVersion(wrong);
}
