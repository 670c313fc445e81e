import type { ReadReq } from '@eventstore/db-client/generated/streams_pb';
import { BadRequest, Stumbled } from './refusals';
import type { Label } from './record';

export interface Filter {
  matches(event: Label): boolean;
  /** A checkpoint is sent each time this many events were looked at. */
  readonly checkpointEvery: number;
}

const WINDOW = 32; // the server's own where the client names none

/** @throws BadRequest, Stumbled for a regular expression that this node cannot read (it knows those of JavaScript, not .NET's). */
export function filterOf(options: ReadReq.Options.FilterOptions): Filter {
  const byStream = options.getStreamIdentifier();
  const expression = byStream ?? options.getEventType();
  if (!expression) throw new BadRequest('The filter names neither streams nor event types');
  const text = ({ stream, type }: Label) => (byStream ? stream : type);
  const regex = expression.getRegex();
  const prefixes = expression.getPrefixList();
  const accepts = regex ? matcher(regex) : (value: string) => prefixes.some((prefix) => value.startsWith(prefix));
  const window = options.hasMax() ? options.getMax() : WINDOW;
  return {
    matches: (event) => accepts(text(event)),
    checkpointEvery: Math.max(1, window) * Math.max(1, options.getCheckpointintervalmultiplier()),
  };
}

function matcher(regex: string): (value: string) => boolean {
  try {
    const pattern = new RegExp(regex);
    return (value) => pattern.test(value);
  } catch {
    throw new Stumbled('Exception was thrown by handler.');
  }
}
