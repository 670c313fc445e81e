import { setImmediate } from 'node:timers/promises';
import { recordTrail, type TrailEntry } from '@verum/oversight/trail';
import type { Views } from '@verum/platform/eventsourcing';
import type { Part } from './part';
import { isWithin, type Range } from './range';
import { safeCsvLine, type Cell } from './safe-csv';

const PAGE = 200;

/** The record in plain words, one entry a line, in its order. */
export async function* trailCsv(views: Views, range: Range): AsyncGenerator<Part> {
  const { from, to, ...scope } = range;
  yield { text: safeCsvLine(COLUMNS), count: 0 };
  for (let after = from - 1; after < to; await setImmediate()) {
    // An entry never changes, so the live ones up to a number are those that stood there.
    const page = views.find(recordTrail, scope, { after, limit: PAGE });
    const entries = page.filter((entry) => isWithin(range, entry.n, entry));
    yield { text: entries.map(lineOf).join(''), count: entries.length };
    if (page.length < PAGE) return;
    after = page.at(-1)!.n;
  }
}

const cellOf = (value: TrailEntry[keyof TrailEntry]): Cell => (typeof value === 'object' ? (value?.join(' ') ?? null) : value);
const lineOf = (entry: TrailEntry): string => safeCsvLine(COLUMNS.map((column) => cellOf(entry[column])));

/** Every field of an entry: one that is forgotten here does not compile. */
const ORDER: Readonly<Record<keyof TrailEntry, true>> = {
  ...{ n: true, type: true, says: true, when: true, earliest: true, latest: true, daysLate: true },
  ...{ actor: true, role: true, organisation: true, source: true, capturedAt: true, receivedAt: true },
  ...{ study: true, site: true, participant: true, stream: true, at: true, items: true },
};
export const COLUMNS = Object.keys(ORDER) as (keyof TrailEntry)[];
