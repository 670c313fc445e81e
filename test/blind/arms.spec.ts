import { allocations, armDocuments, entryDocuments, RecordArms } from '@verum/capture/allocation';
import { AllocationDocumentController } from '@verum/capture/allocation/allocation-document/allocation-document.http';
import { STUDY } from '@verum/capture/allocation/testing';
import type { InMemoryEventStore } from '@verum/platform/eventsourcing';
import { InMemoryVault } from '@verum/platform/vault';
import { aStudy, of, people, randomise, vault, viewsOf } from './study';

describe('the arms of the participants', () => {
  const allocationIn = async (store: InMemoryEventStore) => {
    const views = await viewsOf(store, [allocations], [armDocuments, entryDocuments]);
    return new AllocationDocumentController(views, vault).read({ study: STUDY, sites: '*' }, {}).allocation;
  };

  it('are those of the entries that they took', async () => {
    const { store, here } = await aStudy();
    for (const participant of people.slice(1)) await randomise(here, of(participant));
    expect(await allocationIn(store)).toMatchObject([
      { participant: 'p2', site: '701', list: 'main', listEntry: 1, ARMCD: 'KET', ACTARMCD: 'KET' },
      { participant: 'p3', listEntry: 2, ARMCD: 'KET', ACTARMCD: 'KET' },
      { participant: 'p4', listEntry: 3, ARMCD: 'MID', ACTARMCD: 'MID' },
    ]);
  });

  it('are those recorded, where they were', async () => {
    const { store, here } = await aStudy();
    await randomise(here, of('p1'));
    const statistician = (participant: string) => ({ ...of(participant), role: 'unblinded-statistician' as const });
    await here(new RecordArms(STUDY, { participant: 'p1', ARMCD: 'KET', ACTARMCD: 'MID' }, statistician('p1')));
    await here(new RecordArms(STUDY, { participant: 'p4', ARMCD: 'MID', ACTARMCD: 'MID' }, statistician('p4')));
    expect(await allocationIn(store)).toMatchObject([
      { participant: 'p1', listEntry: 1, ARMCD: 'KET', ACTARMCD: 'MID' },
      { participant: 'p4', list: null, listEntry: null, ARMCD: 'MID', ACTARMCD: 'MID' },
    ]);
  });

  it('are nothing after the key of the allocation was erased', async () => {
    const { store, here } = await aStudy();
    await randomise(here, of('p1'));
    const views = await viewsOf(store, [allocations], [armDocuments, entryDocuments]);
    const erased = new InMemoryVault();
    erased.erase(`study/${STUDY}`);
    const { allocation } = new AllocationDocumentController(views, erased).read({ study: STUDY, sites: '*' }, {});
    expect(allocation).toMatchObject([{ participant: 'p1', ARMCD: null, ACTARMCD: null }]);
  });
});
