import { participants, type ParticipantEvent } from '@verum/capture/participant';
import { consented, screened } from '@verum/capture/participant/testing';
import { studies, studyEvents, type StudyEvent } from '@verum/capture/study';
import {
  nameOf,
  NONE,
  uuid5,
  type AnyStream,
  type CommandContext,
  type Event,
  type EventStore,
  type Stored,
} from '@verum/platform/eventsourcing';
import { allocationEvents, type AllocationEvent, type AllocationList } from '../allocation.events';

const exampleOf = <Type extends AllocationEvent['type']>(type: Type) =>
  ({ type, data: allocationEvents[type].example }) as Extract<AllocationEvent, { type: Type }>;

export const entryLoaded = exampleOf('AllocationEntryLoaded');
export const participantAllocated = exampleOf('ParticipantAllocated');
export const armsRecorded = exampleOf('ArmsRecorded');

/** Of the study of the examples, and not stratified. */
export const listOf = (...arms: readonly string[]): AllocationList => ({
  list: 'main',
  entries: arms.map((ARMCD, i) => ({ listEntry: i + 1, stratum: null, ARMCD, kit: `K-${i + 1}` })),
});

export const STUDY = '00000000-0000-5000-8000-000000000001';

export const aContext = (more: Partial<CommandContext> = {}): CommandContext => ({
  commandId: uuid5(STUDY, JSON.stringify(more)),
  ...{ actor: 'a', role: 'coordinator', organisation: 'o', study: STUDY, sites: '*' },
  ...{ receivedAt: '2026-02-02T08:00:00.000Z', source: 'api' },
  ...more,
});

/** The study of the examples. */
export const seedStudy = (store: EventStore) =>
  seed(
    store,
    [studies, STUDY],
    Object.entries(studyEvents).map(([type, { example }]) => ({ type, data: example }) as StudyEvent),
  );

const enrolled: ParticipantEvent = {
  type: 'ParticipantEnrolled',
  data: { DSSTDTC: '2026-01-20', protocolVersion: '1.0', zone: 'Europe/Berlin' },
};

/** Somebody who consented and was enrolled at site 701. */
export const seedParticipant = (store: EventStore, participant: string, events = [screened, consented, enrolled]) =>
  seed(store, [participants, participant], events, { participant, site: '701' });

const seed = (store: EventStore, [stream, id]: [AnyStream, string], events: readonly Event[], about = {}): Promise<void> =>
  store.append(
    nameOf(stream, id),
    NONE,
    events.map(({ type, data }, i): Stored => {
      const { commandId, seen: _, sites: __, ...context } = aContext();
      const metadata = { schema: 1, ...context, ...about, $causationId: commandId, fingerprint: '', release: '0' };
      return { id: uuid5(id, `seed/${i}`), type, data, metadata };
    }),
  );
