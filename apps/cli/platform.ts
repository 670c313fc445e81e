import { existsSync } from 'node:fs';
import { EventStoreDBEventStore } from '@verum/platform/eventstoredb';
import type { EventStore } from '@verum/platform/eventsourcing';
import { configOf, type Config } from '../server/config';
import { joinStore } from '../server/store';

/** Opens the store that a running server has, or the one in the data folder, and lets it go afterwards. */
export const withStore = async <T>(work: (store: EventStore, config: Config, joined: boolean) => Promise<T>): Promise<T> => {
  const config = configOf(process.env);
  if (!config.eventStoreUrl && !existsSync(config.data))
    throw new Error('There is no data folder yet: start the server once (npm start), or name the folder in VERUM_DATA.');
  const opened = await joinStore(config);
  const store = EventStoreDBEventStore.at(opened.url);
  try {
    return await work(store, config, opened.joined === true);
  } finally {
    await store.close();
    await opened.close();
  }
};
