import { randomUUID } from 'node:crypto';
import {
  AllocateParticipant,
  allocationEvents,
  armDocuments,
  armsOf,
  entryDocuments,
  LoadAllocationList,
  randomisation,
  RecordArms,
  type AllocationEntryDocument,
  type ArmDocument,
} from '@verum/capture/allocation';
import { aContext, listOf, seedParticipant, seedStudy, STUDY } from '@verum/capture/allocation/testing';
import { RecordRandomisation } from '@verum/capture/participant';
import {
  uuid5,
  fromStored,
  InMemoryEventStore,
  type AnyProjection,
  type CommandContext,
  type Recorded,
} from '@verum/platform/eventsourcing';
import { commandsOn } from '@verum/platform/eventsourcing/event-sourcing.module';
import { isEnvelope } from '@verum/platform/vault/envelope';
import { InMemoryVault } from '@verum/platform/vault';

const vault = new InMemoryVault();
const people = ['p1', 'p2', 'p3', 'p4'];
const sent = { stratum: null, DSSTDTC: '2026-02-02T09:00' };
const ARMS = ['KET', 'KET', 'MID', 'MID'];
const SWAPPED = ['MID', 'MID', 'KET', 'KET'];

/** Two processes on one log: each has a cache that does not know what the other wrote. */
const aStudy = async (arms = ARMS) => {
  const store = new InMemoryEventStore();
  const [here, there] = [commandsOn({ store, vault }), commandsOn({ store, vault })];
  await seedStudy(store);
  for (const participant of people) await seedParticipant(store, participant);
  await here(new LoadAllocationList(STUDY, listOf(...arms), aContext({ role: 'unblinded-statistician' })));
  return { store, here, there };
};
const randomise = async (run: ReturnType<typeof commandsOn>, context: CommandContext) => {
  const [allocate, record] = randomisation(sent, context);
  await run(allocate);
  return run(record);
};
const of = (participant: string, commandId: string = randomUUID()) => aContext({ participant, commandId });
const read = (store: InMemoryEventStore, stream: string) => Array.fromAsync(store.read(stream, 0));
const allocated = async (store: InMemoryEventStore) =>
  (await read(store, `allocation-${STUDY}`)).filter(({ type }) => type === 'ParticipantAllocated').map(({ data }) => data as any);

describe('a randomisation', () => {
  it('takes an entry and is a milestone of the participant, in this order and under one command', async () => {
    const { store, here } = await aStudy();
    const answer = await randomise(here, of('p1'));
    expect(answer).toMatchObject({ stream: 'participant-p1', events: ['ParticipantRandomised'] });
    expect(await allocated(store)).toEqual([{ list: 'main', listEntry: 1, participant: 'p1' }]);
    const milestone = (await read(store, 'participant-p1')).at(-1)!;
    expect(milestone).toMatchObject({ data: { DSSTDTC: sent.DSSTDTC, stratum: null } });
    const [taken] = (await read(store, `allocation-${STUDY}`)).slice(-1);
    expect(taken!.metadata).toMatchObject({ participant: 'p1', site: '701' });
    expect(taken!.metadata.$correlationId).toBe(milestone.metadata.$correlationId);
    expect(taken!.metadata.basis?.map(({ need }) => need)).toContain('standing');
  });

  it('is completed by a resend, and done once', async () => {
    const { store, here, there } = await aStudy();
    const context = of('p1');
    const [allocate] = randomisation(sent, context);
    await here(allocate); // and then the process ends
    const answer = await randomise(there, context);
    expect(await randomise(here, context)).toEqual(answer);
    expect(await allocated(store)).toHaveLength(1);
    expect((await read(store, 'participant-p1')).filter(({ type }) => type === 'ParticipantRandomised')).toHaveLength(1);
  });

  it('is completed also under another id, with the entry that was taken', async () => {
    const { store, here, there } = await aStudy();
    await here(randomisation(sent, of('p1'))[0]);
    await randomise(there, of('p1'));
    await randomise(there, of('p1'));
    expect(await allocated(store)).toEqual([{ list: 'main', listEntry: 1, participant: 'p1' }]);
  });

  it('never gives two participants one entry, however many come at once', async () => {
    const { store, here, there } = await aStudy();
    await Promise.all(people.map((participant, i) => randomise(i % 2 ? here : there, of(participant))));
    const taken = await allocated(store);
    expect(taken.map(({ listEntry }) => listEntry)).toEqual([1, 2, 3, 4]);
    expect(taken.map(({ participant }) => participant).sort()).toEqual(people);
  });

  it('never gives one participant two entries, wherever they come from', async () => {
    const { store, here, there } = await aStudy();
    await Promise.all([randomise(here, of('p1')), randomise(there, of('p1'))]);
    expect(await allocated(store)).toHaveLength(1);
  });

  it('writes nothing of the participant where the list is used up', async () => {
    const { store, here } = await aStudy();
    await seedParticipant(store, 'p5');
    for (const participant of people) await randomise(here, of(participant));
    await expect(randomise(here, of('p5'))).rejects.toMatchObject({ rules: ['entry-free'] });
    expect((await read(store, 'participant-p5')).map(({ type }) => type)).not.toContain('ParticipantRandomised');
  });

  it('R04 is not there for somebody of another site', async () => {
    const { here } = await aStudy();
    await expect(randomise(here, { ...of('p1'), sites: ['702'] })).rejects.toMatchObject({ code: 'not-there' });
  });
});

describe('R48 the blind', () => {
  const idOf = (participant: string) => uuid5(STUDY, participant); // the same commands each time
  const plain = async (arms: readonly string[]) => {
    const { store, here } = await aStudy([...arms]);
    for (const participant of people) await randomise(here, of(participant, idOf(participant)));
    return store;
  };

  it('leaves no arm and no kit in the log, and every envelope is of one size', async () => {
    const store = await plain(ARMS);
    const entries = (await read(store, `allocation-${STUDY}`)).filter(({ type }) => type === 'AllocationEntryLoaded');
    const log = await Array.fromAsync(store.readAll(['allocation', 'participant']));
    expect(JSON.stringify(log.map(({ data, metadata }) => ({ data, metadata })))).not.toMatch(/"(KET|MID|K-\d)"/);
    const sizes = entries.map(({ data }) => (data as AllocationEntryDocument).allocated.$sealed.text.length);
    expect(entries.every(({ data }) => isEnvelope((data as AllocationEntryDocument).allocated))).toBe(true);
    expect(new Set(sizes).size).toBe(1);
  });

  it('changes no byte of the participants when the arms are swapped', async () => {
    const [one, other] = [await plain(ARMS), await plain(SWAPPED)];
    for (const participant of people)
      expect(JSON.stringify((await read(one, `participant-${participant}`)).map(({ position: _, ...event }) => event))).toBe(
        JSON.stringify((await read(other, `participant-${participant}`)).map(({ position: _, ...event }) => event)),
      );
  });

  it('keeps arms from whoever is blinded', async () => {
    const { here } = await aStudy();
    const asks = [
      new LoadAllocationList(STUDY, listOf('KET'), of('p1')),
      new RecordArms(STUDY, { participant: 'p1', ARMCD: 'KET', ACTARMCD: 'KET' }, of('p1')),
      new AllocateParticipant(STUDY, { participant: 'p1', ...sent }, { ...of('p1'), role: 'importer' }),
      new RecordRandomisation('p1', sent, { ...of('p1'), role: 'monitor' }),
    ];
    for (const ask of asks) await expect(here(ask)).rejects.toMatchObject({ code: 'not-allowed' });
  });
});

describe('the arms of the participants', () => {
  const opened = <Doc extends object>(doc: Doc) => vault.opened(doc);
  const documents = <Doc extends object>(projection: AnyProjection, log: readonly Recorded[]): Doc[] => {
    const docs = new Map<string, Doc>();
    for (const recorded of log) {
      const fact = { ...recorded, ...fromStored(allocationEvents, recorded), n: 7, says: '', when: null };
      const doc = projection.evolve(docs.get(projection.key(fact)), fact);
      if (doc) docs.set(projection.key(fact), doc as Doc);
    }
    return [...docs.values()];
  };
  const armsIn = async (store: InMemoryEventStore) => {
    const log = await read(store, `allocation-${STUDY}`);
    return armsOf(documents<ArmDocument>(armDocuments, log), documents<AllocationEntryDocument>(entryDocuments, log), opened);
  };

  it('are those of the entries that they took', async () => {
    const { store, here } = await aStudy();
    for (const participant of people.slice(1)) await randomise(here, of(participant));
    expect([...(await armsIn(store))]).toEqual([
      ['p2', { ARMCD: 'KET', ACTARMCD: 'KET' }],
      ['p3', { ARMCD: 'KET', ACTARMCD: 'KET' }],
      ['p4', { ARMCD: 'MID', ACTARMCD: 'MID' }],
    ]);
  });

  it('are those recorded, where they were', async () => {
    const { store, here } = await aStudy();
    await randomise(here, of('p1'));
    const statistician = (participant: string) => ({ ...of(participant), role: 'unblinded-statistician' as const });
    await here(new RecordArms(STUDY, { participant: 'p1', ARMCD: 'KET', ACTARMCD: 'MID' }, statistician('p1')));
    await here(new RecordArms(STUDY, { participant: 'p4', ARMCD: 'MID', ACTARMCD: 'MID' }, statistician('p4')));
    expect([...(await armsIn(store))]).toEqual([
      ['p1', { ARMCD: 'KET', ACTARMCD: 'MID' }],
      ['p4', { ARMCD: 'MID', ACTARMCD: 'MID' }],
    ]);
  });
});
