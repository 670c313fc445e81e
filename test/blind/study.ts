import { randomUUID } from 'node:crypto';
import { LoadAllocationList, randomisation } from '@verum/capture/allocation';
import { aContext, listOf, seedParticipant, seedStudy, STUDY } from '@verum/capture/allocation/testing';
import {
  InMemoryEventStore,
  Pump,
  ViewWriter,
  type AnyProjection,
  type AnyStream,
  type CommandContext,
} from '@verum/platform/eventsourcing';
import { commandsOn } from '@verum/platform/eventsourcing/event-sourcing.module';
import { InMemoryVault } from '@verum/platform/vault';

export const vault = new InMemoryVault();
export const people = ['p1', 'p2', 'p3', 'p4'];
export const sent = { stratum: null, DSSTDTC: '2026-02-02T09:00' };
export const ARMS = ['KET', 'KET', 'MID', 'MID'];
export const SWAPPED = ['MID', 'MID', 'KET', 'KET'];

/** Two processes on one log: each has a cache that does not know what the other wrote. */
export const aStudy = async (arms = ARMS) => {
  const store = new InMemoryEventStore();
  const [here, there] = [commandsOn({ store, vault }), commandsOn({ store, vault })];
  await seedStudy(store);
  for (const participant of people) await seedParticipant(store, participant);
  await here(new LoadAllocationList(STUDY, listOf(...arms), aContext({ role: 'unblinded-statistician' })));
  return { store, here, there };
};
export const randomise = async (run: ReturnType<typeof commandsOn>, context: CommandContext) => {
  const [allocate, record] = randomisation(sent, context);
  await run(allocate);
  return run(record);
};
export const of = (participant: string, commandId: string = randomUUID()) => aContext({ participant, commandId });
export const read = (store: InMemoryEventStore, stream: string) => Array.fromAsync(store.read(stream, 0));
/** What the pump makes of a log. */
export const viewsOf = async (
  store: InMemoryEventStore,
  streams: readonly AnyStream[],
  projections: readonly AnyProjection[],
) => {
  const views = new ViewWriter(':memory:', projections);
  for await (const _ of new Pump(store, views, streams, projections).catchUp(2n ** 62n));
  return views;
};
export const allocated = async (store: InMemoryEventStore) =>
  (await read(store, `allocation-${STUDY}`)).filter(({ type }) => type === 'ParticipantAllocated').map(({ data }) => data as any);
