import {
  AllocateParticipant,
  allocations,
  LoadAllocationList,
  randomisation,
  RecordArms,
  type AllocationEntryDocument,
} from '@verum/capture/allocation';
import { listOf, seedParticipant, STUDY } from '@verum/capture/allocation/testing';
import { participantCourses, participantDocuments, participants, RecordRandomisation } from '@verum/capture/participant';
import { studies, studyEvents } from '@verum/capture/study';
import { uuid5 } from '@verum/platform/eventsourcing';
import { isEnvelope } from '@verum/platform/vault/envelope';
import { allocated, ARMS, aStudy, of, people, randomise, read, sent, SWAPPED, viewsOf } from './study';

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
    const [one, other] = await Promise.all([plain(ARMS), plain(SWAPPED)]);
    for (const participant of people)
      expect(JSON.stringify((await read(one, `participant-${participant}`)).map(({ position: _, ...event }) => event))).toBe(
        JSON.stringify((await read(other, `participant-${participant}`)).map(({ position: _, ...event }) => event)),
      );
  });

  it('leaves no gap in the record where the allocation stands, and no byte of a blinded view tells the arms', async () => {
    const blinded = [participantDocuments, participantCourses];
    const viewed = async (arms: readonly string[]) => viewsOf(await plain(arms), [studies, participants, allocations], blinded);
    const [one, other] = await Promise.all([viewed(ARMS), viewed(SWAPPED)]);
    expect(one.digests()).toEqual(other.digests());
    expect(one.numberAt(STUDY)).toBe(Object.keys(studyEvents).length + people.length * 4); // one of each kind of the study, four of each participant
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
