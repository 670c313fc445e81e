import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Pump, Views, ViewWriter, type EventStore, type Pumped } from '@verum/platform/eventsourcing';
import { projections, streams } from '../server/record';
import type { Config } from '../server/config';
import { createViews, dropViewsOfAnotherStore, viewsFile } from '../server/views-file';
import { progressBar } from './output';

const categories = streams.map(({ category }) => category);

/** Folds the log into a file, up to a position or to its head; tells how many events that were. */
export const fold = async (store: EventStore, file: string, what: string, until?: bigint): Promise<number> => {
  const writer = new ViewWriter(file, projections);
  const bar = progressBar(what);
  let folded = 0;
  try {
    const end = until ?? (await store.head(categories))?.position ?? -1n;
    for await (folded of new Pump(store, writer, streams, projections).catchUp(end)) bar.update(folded);
    return folded;
  } finally {
    bar.stop();
    writer.checkpoint();
    writer.close();
  }
};

export const positionOf = (file: string): bigint => lastFoldedIn(file)?.position ?? -1n;

/** `joined`: a server has the store open. */
export type Opened = Readonly<{ store: EventStore; config: Config; joined: boolean }>;

/** The views as new as the log: those in use where they are, or can be folded on because no server has them. */
export const withNewestViews = async <T>({ store, config, joined }: Opened, work: (views: Views) => T): Promise<T> => {
  const inUse = viewsFile(config.data, projections);
  createViews(inUse, projections);
  const last = lastFoldedIn(inUse);
  if (last?.id === (await store.head(categories))?.id) return reading(inUse, work);
  if (joined || config.eventStoreUrl) return onCopy(store, inUse, last, work);
  await dropViewsOfAnotherStore(inUse, store);
  await fold(store, inUse, 'Folding');
  return reading(inUse, work);
};

/** A server, here or elsewhere, may be writing them: a copy of them, or an empty file, is folded up to the log. */
const onCopy = async <T>(store: EventStore, inUse: string, last: Pumped | undefined, work: (views: Views) => T): Promise<T> => {
  const folder = mkdtempSync(join(tmpdir(), 'verum-views-'));
  try {
    return reading(await foldedFrom(store, inUse, last, join(folder, 'newest.db')), work);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
};

const foldedFrom = async (store: EventStore, inUse: string, last: Pumped | undefined, newest: string): Promise<string> => {
  if (last && (await isIn(store, last))) reading(inUse, (views) => views.copyTo(newest));
  await fold(store, newest, 'Folding');
  return newest;
};

/** False for views of another store, or of one that was restored to an earlier day. */
const isIn = async (store: EventStore, { stream, revision, id }: Pumped): Promise<boolean> => {
  for await (const event of store.read(stream, revision)) return event.id === id;
  return false;
};

const reading = <T>(file: string, work: (views: Views) => T): T => {
  const views = new Views(file);
  try {
    return work(views);
  } finally {
    views.close();
  }
};

const lastFoldedIn = (file: string): Pumped | undefined => reading(file, (views) => views.progress());
