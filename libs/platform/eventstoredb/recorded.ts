import type { AllStreamResolvedEvent, ResolvedEvent } from '@eventstore/db-client';
import { Halted, type Metadata, type Recorded } from '@verum/platform/eventsourcing';

export type Resolved = ResolvedEvent | AllStreamResolvedEvent;

/** An event that cannot be what this platform wrote. It names stream and revision, and halts the pump. */
export class Unreadable extends Halted {}

/** Checked, because the client hands broken JSON over as text, and the store lets others write too. */
export const recordedOf = ({ event, commitPosition }: Resolved): Recorded => {
  if (!event) throw new Unreadable('A link whose event is gone');
  const { id, type, streamId: stream, revision, data, metadata } = event;
  const position = commitPosition ?? event.position?.commit;
  const must = (holds: boolean, what: string) => {
    if (!holds) throw new Unreadable(`${stream}@${revision} ${type}: ${what}`);
  };
  must(isObject(data), 'its data is no JSON object');
  must(isObject(metadata), 'its metadata is no JSON object');
  must(Number.isSafeInteger((metadata as Partial<Metadata>).schema), 'its metadata names no schema');
  must(position !== undefined, 'it has no position');
  return {
    id,
    type,
    stream,
    data: data as object,
    metadata: metadata as Metadata,
    revision: Number(revision),
    position: position!,
  };
};

const isObject = (value: unknown): value is object =>
  typeof value === 'object' && value !== null && !Array.isArray(value) && !ArrayBuffer.isView(value);
