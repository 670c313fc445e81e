import { allocationEvents, type AllocationEvent } from '../allocation.events';

const exampleOf = <Type extends AllocationEvent['type']>(type: Type) =>
  ({ type, data: allocationEvents[type].example }) as Extract<AllocationEvent, { type: Type }>;

export const entryLoaded = exampleOf('AllocationEntryLoaded');
export const participantAllocated = exampleOf('ParticipantAllocated');
export const armsRecorded = exampleOf('ArmsRecorded');
