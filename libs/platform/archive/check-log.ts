import type { AnyStream, EventStore, Recorded } from '@verum/platform/eventsourcing';
import type { Vault } from '@verum/platform/vault';
import { Revisions, whyUnreadable } from './decoding';

/** What is not as it should be, and where; `position` is the store's own. */
export type Finding = Readonly<{ stream?: string; revision?: number; position?: number; what: string }>;

/** How much was looked at: events, envelopes in them, and those whose key was erased. */
export type Looked = { events: number; sealed: number; erased: number };

/**
 * Reads a whole log through its store, any store: positions in order, revisions without a hole, each event decodes in this
 * release, each envelope belongs to its event and opens or its key was erased. `vault` null leaves the last one out.
 */
export async function* checkLog(
  store: EventStore,
  streams: readonly AnyStream[],
  vault: Vault | null,
  looked: Looked,
): AsyncGenerator<Finding> {
  const [revisions, why] = [new Revisions(), whyUnreadable(streams)];
  let before = -1n;
  try {
    for await (const event of store.readAll(streams.map(({ category }) => category))) {
      looked.events++;
      const place = { stream: event.stream, revision: event.revision, position: Number(event.position) };
      const order = event.position > before ? undefined : 'its position is not after that of the event before it';
      before = event.position;
      for (const what of [order, revisions.next(event), why(event), ...envelopes(event, vault, looked)])
        if (what) yield { ...place, what };
    }
  } catch (error) {
    yield { position: Number(before), what: `After this position the log cannot be read: ${(error as Error).message}` };
  }
}

type Envelope = Readonly<{ $sealed: Readonly<{ event?: string }> }>;

/** Sealing is by field (`sealed` in the catalogue), so envelopes stand nowhere deeper. */
const envelopes = ({ id, data }: Recorded, vault: Vault | null, looked: Looked): (string | undefined)[] =>
  Object.entries(data).map(([field, value]) => {
    if (!isEnvelope(value)) return undefined;
    looked.sealed++;
    if (value.$sealed?.event !== id) return `the sealed ${field} belongs to another event`;
    return vault ? whyShut(vault, field, value, looked) : undefined;
  });

const whyShut = (vault: Vault, field: string, value: Envelope, looked: Looked): string | undefined => {
  try {
    if (vault.opened({ [field]: value }).$erased) looked.erased++;
    return undefined;
  } catch (error) {
    return `the sealed ${field} cannot be opened: ${(error as Error).message}`;
  }
};

const isEnvelope = (value: unknown): value is Envelope =>
  typeof value === 'object' && value !== null && Object.hasOwn(value, '$sealed');
