import { ReadReq } from '@eventstore/db-client/generated/streams_pb';
import { toNumber } from './expectation';
import { filterOf, type Filter } from './filter';
import { streamNameOf } from './proposal';
import { BadRequest, Stumbled } from './refusals';

export type Start = number | 'start' | 'end';

/** A read request in the words of this folder. */
export interface ReadRequest {
  /** Undefined for `$all`. */
  readonly stream?: string;
  /** A revision, or a position in `$all`. */
  readonly from: Start;
  readonly backwards: boolean;
  /** Undefined for a subscription. */
  readonly count?: number;
  readonly filter?: Filter;
  readonly structuredIds: boolean;
  readonly resolveLinks: boolean;
}

const { Options } = ReadReq;
const BEYOND_REVISIONS = 2n ** 63n;

/** @throws BadRequest, Stumbled */
export function readRequestOf(request: ReadReq): ReadRequest {
  const options = request.getOptions();
  if (!options) throw new BadRequest('The request has no options');
  if (options.getCountOptionCase() === Options.CountOptionCase.COUNT_OPTION_NOT_SET)
    throw new BadRequest('The request names neither a count nor a subscription');
  const filter = options.getFilter();
  return {
    ...targetOf(options),
    backwards: options.getReadDirection() === Options.ReadDirection.BACKWARDS,
    count: options.hasSubscription() ? undefined : toNumber(options.getCount()),
    filter: filter && filterOf(filter),
    structuredIds: options.getUuidOption()?.hasStructured() ?? false,
    resolveLinks: options.getResolveLinks(),
  };
}

function targetOf(options: ReadReq.Options): { stream?: string; from: Start } {
  const stream = options.getStream();
  const all = options.getAll();
  if (stream) return { stream: streamNameOf(stream.getStreamIdentifier()), from: revisionOf(stream) };
  if (all) return { from: positionOf(all) };
  throw new BadRequest('The request names neither a stream nor $all');
}

function revisionOf(options: ReadReq.Options.StreamOptions): Start {
  if (options.hasEnd()) return 'end';
  if (!options.hasRevision()) return 'start';
  if (BigInt(options.getRevision()) >= BEYOND_REVISIONS) throw new Stumbled('Exception was thrown by handler.');
  return toNumber(options.getRevision());
}

function positionOf(options: ReadReq.Options.AllOptions): Start {
  const position = options.getPosition();
  if (options.hasEnd()) return 'end';
  if (!position) return 'start';
  if (BigInt(position.getPreparePosition()) > BigInt(position.getCommitPosition()))
    throw new Stumbled('Exception was thrown by handler.');
  return toNumber(position.getCommitPosition());
}
