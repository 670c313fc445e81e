import type { ServerDuplexStream } from '@grpc/grpc-js';
import type { BatchAppendReq } from '@eventstore/db-client/generated/streams_pb';
import { refused, succeeded, timedOut, type Addressee } from './batch.response';
import type { Commits } from './commits';
import { expectationOf } from './expectation';
import { MAXIMUM_APPEND, sizeOf, type LogWriter } from './log.writer';
import { assertMayAppend, proposedEvent, streamNameOf, uuidOf } from './proposal';
import { BadRequest, MaximumAppendSizeExceeded, type ExpectedRevision } from './refusals';
import type { Proposed } from './record';
import { endingOf } from './status';

/** As on a real server; the client itself never gives up on a batch. */
const UNFINISHED_AFTER = 2_000;

interface Batch extends Addressee {
  readonly expected: ExpectedRevision;
  readonly events: Proposed[];
  readonly timer: NodeJS.Timeout;
}

type Call = ServerDuplexStream<BatchAppendReq, Buffer>;

/** All appends of a client's channel share one call; each arrives in one message or in several. */
export function serveBatchAppend(call: Call, writer: LogWriter, commits: Commits): void {
  const batches = new Map<string, Batch>();
  let unanswered = 0;
  let finished = false;

  const answer = (response: Buffer) => void (call.writable && call.write(response));
  const endWhenDone = () => void (finished && !unanswered && call.end());
  const forget = (correlation: string) => {
    clearTimeout(batches.get(correlation)?.timer);
    batches.delete(correlation);
  };

  const take = (request: BatchAppendReq, to: Addressee): Batch | undefined => {
    const options = request.getOptions();
    if (!options) return batches.get(to.correlation); // of one that timed out or was refused: already answered
    forget(to.correlation);
    const addressee = { correlation: to.correlation, stream: streamNameOf(options.getStreamIdentifier()) };
    if ((options.getDeadline()?.toDate().getTime() ?? Infinity) <= Date.now()) return void answer(timedOut(addressee));
    const timer = setTimeout(() => {
      forget(to.correlation);
      answer(timedOut(addressee));
    }, UNFINISHED_AFTER).unref();
    const batch = { ...addressee, expected: expectationOf(options), events: [], timer };
    batches.set(to.correlation, batch);
    return batch;
  };

  const receive = async (request: BatchAppendReq, to: Addressee) => {
    const batch = take(request, to);
    if (!batch) return;
    for (const proposed of request.getProposedMessagesList()) batch.events.push(proposedEvent(proposed));
    if (sizeOf(batch.events) > MAXIMUM_APPEND) throw new MaximumAppendSizeExceeded(MAXIMUM_APPEND);
    if (!request.getIsFinal()) return;
    forget(to.correlation);
    assertMayAppend(batch.stream, batch.events);
    answer(succeeded(batch, await writer.append(batch.stream, batch.expected, batch.events)));
  };

  call.on('data', async (request: BatchAppendReq) => {
    const to = addresseeOf(request);
    if (!to) return call.emit('error', endingOf(new BadRequest('The correlation id is not a UUID')));
    const stream = batches.get(to.correlation)?.stream ?? to.stream;
    unanswered++;
    try {
      await receive(request, to);
    } catch (error) {
      forget(to.correlation);
      answer(refused({ ...to, stream }, error as Error));
    }
    unanswered--;
    endWhenDone();
  });
  call.on('end', () => {
    finished = true;
    endWhenDone();
  });
  // A client whose call ended well would wait for ever for what is still unanswered.
  const withdraw = commits.whenStopped((why) => call.emit('error', endingOf(why)));
  call.on('close', () => {
    withdraw();
    [...batches.keys()].forEach(forget);
  });
}

function addresseeOf(request: BatchAppendReq): Addressee | undefined {
  const correlation = uuidOf(request.getCorrelationId());
  const name = request.getOptions()?.getStreamIdentifier()?.getStreamName_asU8() ?? [];
  return correlation === undefined ? undefined : { correlation, stream: Buffer.from(name).toString('utf8') };
}
