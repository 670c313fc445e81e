import { InMemoryEventStore, type Recorded } from '@verum/platform/eventsourcing';
import { commandsOn } from '@verum/platform/eventsourcing/event-sourcing.module';
import { InMemoryVault } from '@verum/platform/vault';
import { importSdtm, type ImportOptions } from '../index';

const CATEGORIES = ['study', 'participant', 'dosing', 'adverseEvent', 'allocation'];

/** A store, and each import into it as a process of its own would run it: nothing known but the log and the keys. */
export const platform = () => {
  const store = new InMemoryEventStore();
  const vault = new InMemoryVault();
  return {
    vault,
    import: (folder: string, more: Partial<ImportOptions> = {}) =>
      importSdtm({ folder, study: 'TINY-1', store, run: commandsOn({ store, vault }), ...more }),
    run: commandsOn({ store, vault }),
    events: (): Promise<Recorded[]> => Array.fromAsync(store.readAll(CATEGORIES)),
  };
};

export const typesOf = (events: readonly Recorded[]) => {
  const counts: Record<string, number> = {};
  for (const { type } of events) counts[type] = (counts[type] ?? 0) + 1;
  return counts;
};
