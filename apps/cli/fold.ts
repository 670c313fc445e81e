import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Pump, Views, ViewWriter, type EventStore } from '@verum/platform/eventsourcing';
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
    const end = until ?? (await headOf(store));
    for await (folded of new Pump(store, writer, streams, projections).catchUp(end)) bar.update(folded);
    return folded;
  } finally {
    bar.stop();
    writer.checkpoint();
    writer.close();
  }
};

export const positionOf = (file: string): bigint => {
  const views = new Views(file);
  const { position = -1n } = views.progress() ?? {};
  views.close();
  return position;
};

/** The views as new as the log: those in use where they are, else folded anew and thrown away afterwards. */
export const withNewestViews = async <T>(store: EventStore, data: string, work: (views: Views) => T): Promise<T> => {
  const folder = mkdtempSync(join(tmpdir(), 'verum-views-'));
  const inUse = viewsFile(data, projections);
  const anew = join(folder, 'anew.db');
  try {
    createViews(inUse, projections);
    const isNewest = positionOf(inUse) >= (await headOf(store));
    if (!isNewest) await fold(store, anew, 'Folding');
    const views = new Views(isNewest ? inUse : anew);
    try {
      return work(views);
    } finally {
      views.close();
    }
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
};

const headOf = async (store: EventStore): Promise<bigint> => (await store.head(categories))?.position ?? -1n;
