import { pinsTheStoredForm, pinsTheView } from '@verum/platform/eventsourcing/testing';
import { allocations, armDocuments, entryDocuments } from '.';
import { allocationEvents } from './allocation.events';

describe('the stored form of allocation events', () => pinsTheStoredForm(allocationEvents));

describe('the views', () => {
  pinsTheView(armDocuments);
  pinsTheView(entryDocuments);
});

describe('R48 the allocation', () => {
  it('is hidden from the record, and belongs to the whole study', () =>
    expect(allocations).toMatchObject({ hidden: true, wholeStudy: true }));
  it('says neither arm nor kit, and seals both', () => {
    const { AllocationEntryLoaded: loaded, ArmsRecorded: arms } = allocationEvents;
    expect(loaded.says(loaded.example)).toBe('Loaded entry 1 of allocation list main (sealed)');
    expect(arms.says(arms.example)).toBe('Recorded the planned and the actual arm of the participant (sealed)');
    expect([loaded.sealed, arms.sealed]).toEqual([{ allocated: 'study' }, { arms: 'study' }]);
  });
});
