import { recordTrail } from '@verum/oversight/trail';
import type { EventStore, Recorded } from '@verum/platform/eventsourcing';
import { canonicalJson } from './canonical-json';
import type { Part } from './part';
import { isWithin, numberer, type Range } from './range';
import { handedOver } from './withheld';

/** The categories of the record. Hidden streams have none among them, so they are never read here. */
export const RECORDED_CATEGORIES: readonly string[] = recordTrail.streams.map(({ category }) => category);

/** Characters. About what one write to a socket takes; a larger one would hold the loop for longer. */
const PART = 64 * 1024;

/**
 * Events of the record, one a line, in its order. The log is read from its first event whatever the range, because it alone
 * says which number an event has; views may be thrown away, and what is handed over should not hang on them.
 */
export async function* recordLines(store: EventStore, range: Range, unblinded = false): AsyncGenerator<Part> {
  const numberOf = numberer(range.study);
  let [text, count] = ['', 0];
  for await (const event of store.readAll(RECORDED_CATEGORIES)) {
    const n = numberOf(event);
    if (n === undefined) continue;
    if (n > range.to) break;
    if (isWithin(range, n, event.metadata)) [text, count] = [text + lineOf(n, event, unblinded), count + 1];
    if (text.length < PART) continue;
    yield { text, count };
    [text, count] = ['', 0];
  }
  yield { text, count };
}

/** As stored, but for a blinded design to the blinded: an older form is not brought up to date, what is sealed stays its envelope. */
export const lineOf = (n: number, { id, type, stream, revision, data, metadata }: Recorded, unblinded = false): string =>
  `${canonicalJson({ n, stream, revision, id, type, data: unblinded ? data : handedOver(type, data), metadata })}\n`;
