import { recordTrail, type TrailEntry } from '@verum/oversight/trail';
import { categoryOf, entryOf, fromStored, type EventStore, type Recorded } from '@verum/platform/eventsourcing';
import { numberer } from './range';
import { RECORDED_CATEGORIES } from './record-lines';

/** An entry of the trail, with what the study calls its participant. */
export type RecordEntry = TrailEntry & Readonly<{ USUBJID: string | null }>;

/** The trail of a study from the log itself, entry by entry as the views show it; with a signal also what comes, until it is given. */
export async function* recordEntries(
  store: EventStore,
  study: string,
  { signal }: Readonly<{ signal?: AbortSignal }> = {},
): AsyncGenerator<RecordEntry> {
  const [numberOf, numbers] = [numberer(study), new Map<string, string>()];
  const events = signal ? store.follow(RECORDED_CATEGORIES, undefined, signal) : store.readAll(RECORDED_CATEGORIES);
  for await (const event of events) {
    const n = numberOf(event);
    if (n === undefined) continue;
    const entry = entryFrom(n, event);
    const { USUBJID } = event.data as { USUBJID?: string };
    if (entry.type === 'ParticipantScreened') numbers.set(entry.participant!, USUBJID!);
    yield { ...entry, USUBJID: numbers.get(entry.participant ?? '') ?? null };
  }
}

const STREAMS = new Map(recordTrail.streams.map((stream) => [stream.category, stream]));

const entryFrom = (n: number, recorded: Recorded): TrailEntry => {
  const { catalogue } = STREAMS.get(categoryOf(recorded.stream))!;
  const event = fromStored(catalogue, recorded);
  const { says, when } = entryOf(catalogue, event.type);
  const { stream, revision, metadata } = recorded;
  return recordTrail.evolve(undefined, {
    ...event,
    n,
    stream,
    revision,
    metadata,
    says: says(event.data),
    when: when(event.data),
  })!;
};
