import type { LogTable } from './log.table';
import { ANY, NO_STREAM, STREAM_EXISTS, WrongExpectedVersion, type ExpectedRevision } from './refusals';
import type { Proposed } from './record';
import type { Recent } from './recent';

/** Where an event of this id was written lately: what EventStoreDB's idempotency for "any" looks at. */
export interface Sighting {
  readonly stream: string;
  readonly revision: number;
  readonly position: number;
}

export interface Written {
  /** `NO_STREAM` after an empty append to a stream that does not exist. */
  readonly revision: number;
  readonly position: number;
}

interface Append {
  readonly stream: string;
  readonly expected: ExpectedRevision;
  readonly events: readonly Proposed[];
}

/**
 * What was written already where this append repeats an earlier one, or undefined where its events are new.
 * @throws WrongExpectedVersion
 */
export function alreadyWritten(append: Append, table: LogTable, lately: Recent<string, Sighting>): Written | undefined {
  const { stream, expected, events } = append;
  const current = table.head(stream)?.last ?? NO_STREAM;
  const refusal = () => new WrongExpectedVersion(stream, expected, current);
  switch (expected) {
    case current:
      return undefined;
    case STREAM_EXISTS:
      // A stream that has metadata counts as existing.
      if (current === NO_STREAM && !table.head(`$$${stream}`)) throw refusal();
      return seenLately(append, lately, refusal);
    case ANY:
      return seenLately(append, lately, refusal);
    default:
      if (expected > current || !events.length) throw refusal();
      return sameEventsAfter(append, table, current, refusal);
  }
}

/** By the log itself, so it holds for ever: the same ids stand right after the expected revision. */
function sameEventsAfter({ stream, expected, events }: Append, table: LogTable, current: number, refusal: () => Error): Written {
  let revision = expected;
  let position = 0;
  for (const { id } of events) {
    if (++revision > current) throw refusal();
    const there = table.eventAt(stream, revision);
    if (there.id !== id) throw refusal();
    position = there.position;
  }
  return { revision, position };
}

/** Best effort, as on a real server: gone after a restart, and an unknown first event is written whatever follows it. */
function seenLately({ stream, events }: Append, lately: Recent<string, Sighting>, refusal: () => Error): Written | undefined {
  const seen = events.map(({ id }) => lately.get(id)).map((sighting) => (sighting?.stream === stream ? sighting : undefined));
  if (!seen[0]) return undefined;
  if (seen.includes(undefined)) throw refusal();
  return seen.at(-1);
}
