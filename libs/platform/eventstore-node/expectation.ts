import { AppendReq, BatchAppendReq } from '@eventstore/db-client/generated/streams_pb';
import { ANY, BadRequest, NO_STREAM, STREAM_EXISTS, type ExpectedRevision } from './refusals';

const Batch = BatchAppendReq.Options.ExpectedStreamPositionCase;
const Classic = AppendReq.Options.ExpectedStreamRevisionCase;

/** @throws BadRequest where the request names none: silence must not mean "any". */
export function expectationOf(options: AppendReq.Options | BatchAppendReq.Options): ExpectedRevision {
  const [kind, revision] =
    options instanceof AppendReq.Options
      ? [options.getExpectedStreamRevisionCase(), options.getRevision()]
      : [options.getExpectedStreamPositionCase(), options.getStreamPosition()];
  switch (kind) {
    case Batch.STREAM_POSITION:
    case Classic.REVISION:
      return toNumber(revision);
    case Batch.NO_STREAM:
    case Classic.NO_STREAM:
      return NO_STREAM;
    case Batch.ANY:
    case Classic.ANY:
      return ANY;
    case Batch.STREAM_EXISTS:
    case Classic.STREAM_EXISTS:
      return STREAM_EXISTS;
    default:
      throw new BadRequest('The request names no expected revision');
  }
}

/** No log is long enough for the numbers between 2^53 and 2^64, so they may all mean the same. */
export const toNumber = (text: string): number => Math.min(Number(text), Number.MAX_SAFE_INTEGER);
