import { existsSync, renameSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { restoreLog, type Restored } from '@verum/platform/archive';
import type { EventStore } from '@verum/platform/eventsourcing';
import { EventStoreDBEventStore } from '@verum/platform/eventstoredb';
import { mustBeWritable, type Config } from '../server/config';
import { streams } from '../server/record';
import { joinStore, openStore, storeFolder } from '../server/store';
import { progressBar } from './output';
import { rebuildViews, type Digests } from './verify-views';

type Done = Restored & Readonly<{ digests: Digests }>;

const categories = streams.map(({ category }) => category);

/** Into what EVENTSTORE_URL names: one append after the other, because a cluster promises no order for two at once. */
export const restoreIntoServer = async (file: string, config: Config, resume = false): Promise<Done> => {
  mustBeWritable(config.data);
  return withStoreAt(config.eventStoreUrl!, async (store) => ({
    ...(await restored(file, store, { resume })),
    ...(await rebuildViews(store, config.data)),
  }));
};

/**
 * Into the embedded store. It is built beside its place and moved there when it is whole, so that one that broke off is
 * never taken for one that is done.
 */
export const restoreIntoFolder = async (file: string, config: Config, resume = false): Promise<Done> => {
  if (resume) throw new Error('--resume is for EVENTSTORE_URL: a restore into the data folder that broke off begins anew.');
  mustBeWritable(config.data);
  await mustBeEmpty(config);
  const building = { ...config, data: join(config.data, 'restoring') };
  rmSync(building.data, { recursive: true, force: true });
  const opened = await openStore(building);
  try {
    const done = await withStoreAt(opened.url, async (store) => ({
      ...(await restored(file, store, { atOnce: 64 })),
      ...(await rebuildViews(store, building.data)),
    })).finally(opened.close);
    for (const folder of ['views', 'store']) moveInto(config.data, building.data, folder);
    return done;
  } finally {
    rmSync(building.data, { recursive: true, force: true });
  }
};

/** One event store at a time in a thread: the client has a table of its own for each. */
export const withStoreAt = async <T>(url: string, work: (store: EventStore) => Promise<T>): Promise<T> => {
  const store = EventStoreDBEventStore.at(url);
  try {
    return await work(store);
  } finally {
    await store.close();
  }
};

export const restored = async (
  file: string,
  store: EventStore,
  how: Readonly<{ resume?: boolean; atOnce?: number }>,
): Promise<Restored> => {
  const bar = progressBar('Restoring');
  return restoreLog(file, store, { streams, progress: bar.update, ...how }).finally(bar.stop);
};

const mustBeEmpty = async (config: Config): Promise<void> => {
  if (!existsSync(join(storeFolder(config), 'events.db'))) return;
  const opened = await joinStore(config);
  try {
    if (opened.joined) throw new Error('A server runs on this data folder: a backup is restored into an empty one (VERUM_DATA).');
    const head = await withStoreAt(opened.url, (store) => store.head(categories));
    if (head) throw new Error('The store in this data folder holds events: a backup is restored into an empty one (VERUM_DATA).');
  } finally {
    await opened.close();
  }
};

/** The empty one that was there is put aside first, and let go when the other stands in its place. */
const moveInto = (data: string, building: string, folder: string): void => {
  const [place, aside] = [join(data, folder), join(building, `${folder}.before`)];
  if (existsSync(place)) renameSync(place, aside);
  renameSync(join(building, folder), place);
};
