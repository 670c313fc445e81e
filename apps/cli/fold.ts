import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Pump, Views, ViewWriter, type EventStore, type Pumped } from '@verum/platform/eventsourcing';
import { projections, streams } from '../server/record';
import { createViews, viewsFile } from '../server/views-file';
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

/** The views as new as the log: those in use where they are, else a copy of them, or an empty file, folded up to it. */
export const withNewestViews = async <T>(store: EventStore, data: string, work: (views: Views) => T): Promise<T> => {
  const folder = mkdtempSync(join(tmpdir(), 'verum-views-'));
  try {
    const inUse = viewsFile(data, projections);
    createViews(inUse, projections);
    const last = lastFoldedIn(inUse);
    const isNewest = last?.id === (await store.head(categories))?.id;
    return reading(isNewest ? inUse : await foldedFrom(store, inUse, last, join(folder, 'newest.db')), work);
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
