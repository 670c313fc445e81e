import { status } from '@grpc/grpc-js';
import { StreamIdentifier } from '@eventstore/db-client/generated/shared_pb';
import { ReadResp } from '@eventstore/db-client/generated/streams_pb';
import type { Commits } from './commits';
import type { LogReader, Read } from './log.reader';
import { LOG_START } from './database';
import { Outgoing, type ReadCall } from './outgoing';
import { readRequestOf, type ReadRequest } from './read.request';
import { Stumbled } from './refusals';
import { endingOf, type Ending } from './status';
import { subscribe } from './subscription';

/** One method serves reads and subscriptions, of a stream and of `$all`. */
export async function serveRead(call: ReadCall, log: LogReader, commits: Commits): Promise<void> {
  const cancelled = new AbortController();
  call.on('cancelled', () => cancelled.abort());
  try {
    const request = readRequestOf(call.request);
    if (request.resolveLinks) return fail(call, { code: status.UNIMPLEMENTED, details: 'The embedded node keeps no links' });
    const to = new Outgoing(call, cancelled.signal, commits, request.structuredIds);
    if (request.count === undefined) await subscribe(request, log, to, commits);
    else await read(request, request.count, log, to);
    call.end();
  } catch (error) {
    fail(call, endingOf(error));
  }
}

const fail = (call: ReadCall, ending: Ending) => void call.emit('error', ending);

async function read(request: ReadRequest, count: number, log: LogReader, to: Outgoing): Promise<void> {
  const { stream, filter } = request;
  const start = stream === undefined ? startInAll(request, log) : startInStream(stream, request, count, log);
  if (start === undefined) return to.send(new ReadResp().setStreamNotFound(notFound(stream)));
  let from = start;
  for (let left = count; left > 0 && !to.signal.aborted; await to.breath()) {
    const page = pageOf(log, request, from, filter ? Infinity : left);
    const last = page.at(-1);
    if (!last) return;
    const wanted = (filter ? page.filter((event) => filter.matches(event)) : page).slice(0, left);
    for (const event of wanted) to.event(event);
    left -= wanted.length;
    from = after(last, request);
  }
}

const pageOf = (log: LogReader, { stream, backwards }: ReadRequest, from: number, limit: number): Read[] =>
  stream === undefined ? log.all(from, limit, backwards) : log.stream(stream, from, limit, backwards);

const after = (last: Read, { stream, backwards }: ReadRequest): number => {
  if (stream !== undefined) return last.revision + (backwards ? -1 : 1);
  return backwards ? last.position : last.position + last.record.length;
};

/** Undefined where there is no such stream. */
function startInStream(stream: string, { from, backwards }: ReadRequest, count: number, log: LogReader): number | undefined {
  if (count === 0 || (from === 'end' && !backwards)) throw new Stumbled('Unexpected ReadStreamResult: Error');
  const last = log.last(stream);
  if (last === undefined) return undefined;
  if (from === 'end') return last;
  return from === 'start' ? 0 : from;
}

function startInAll({ from, backwards }: ReadRequest, log: LogReader): number {
  if (from === 'start' || from === 0) return LOG_START;
  const end = log.end();
  if (from === 'end' || (from > end && !backwards)) return end;
  if (!log.isPosition(from)) throw new Stumbled('Unexpected ReadAllResult: InvalidPosition');
  return from;
}

const notFound = (stream = ''): ReadResp.StreamNotFound =>
  new ReadResp.StreamNotFound().setStreamIdentifier(new StreamIdentifier().setStreamName(Buffer.from(stream)));
