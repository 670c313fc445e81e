import { protocols } from '@verum/capture/study';
import { AlreadyThere, command } from '@verum/platform/eventsourcing';
import { AllocationListRefused } from '../allocation.errors';
import type { AllocationList } from '../allocation.events';
import { allocations, isSameEntry } from '../allocation.state';
import { faultsOf } from './list-faults';

/**
 * Each entry is sealed by itself, so that opening one opens no other. A long list comes in parts, under the same name and with
 * other numbers; what is there already is sealed and cannot be compared.
 */
export class LoadAllocationList extends command({
  stream: allocations,
  does: 'add',
  may: ['unblinded-statistician'],
  needs: { protocols },
  decide: ({ list, entries }: AllocationList, allocation, { protocols }) => {
    const arms = protocols.flatMap((protocol) => protocol.arms.map(({ ARMCD }) => ARMCD));
    const faults = faultsOf(entries, arms);
    if (faults.length > 0) throw new AllocationListRefused(faults);
    if (entries.some(({ listEntry }) => allocation.entries.some((known) => isSameEntry(known, { list, listEntry }))))
      throw new AlreadyThere();
    return entries.map(({ listEntry, stratum, ARMCD, kit }) => ({
      type: 'AllocationEntryLoaded' as const,
      data: { list, listEntry, stratum, allocated: { ARMCD, kit } },
    }));
  },
}) {}
