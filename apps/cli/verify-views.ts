import { mkdtempSync, renameSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { compareViews, Views, type EventStore, type TableReport } from '@verum/platform/eventsourcing';
import { projections } from '../server/record';
import { createViews, viewsFile } from '../server/views-file';
import { fold, positionOf } from './fold';

export type Digests = Readonly<Record<string, string>>;
export type Verified = Readonly<{ events: number; digests: Digests; faults: readonly TableReport[] }>;

/** The views in use against a fold of the log as far as they are, while a server may be writing both. */
export const verifyViews = async (store: EventStore, data: string): Promise<Verified> => {
  const folder = mkdtempSync(join(tmpdir(), 'verum-verify-'));
  try {
    const [live, anew] = [join(folder, 'live.db'), join(folder, 'anew.db')];
    snapshot(viewsFile(data, projections), live);
    const events = await fold(store, anew, 'Verifying', positionOf(live));
    const faults = compareViews(live, anew).filter(({ differing }) => differing.length > 0);
    return { events, digests: digestsOf(anew), faults };
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
};

/** All views of this release anew, beside those in use, and then in their place. No server may have them open. */
export const rebuildViews = async (store: EventStore, data: string): Promise<Omit<Verified, 'faults'>> => {
  const file = viewsFile(data, projections);
  const building = `${file}.building`;
  for (const end of ['', '-wal', '-shm']) rmSync(building + end, { force: true });
  const events = await fold(store, building, 'Folding');
  for (const end of ['-wal', '-shm']) rmSync(file + end, { force: true });
  renameSync(building, file);
  return { events, digests: digestsOf(file) };
};

/** A copy at one moment. */
const snapshot = (file: string, copy: string): void => {
  createViews(file, projections);
  const views = new Views(file);
  views.copyTo(copy);
  views.close();
};

const digestsOf = (file: string): Digests => {
  const views = new Views(file);
  const digests = views.digests();
  views.close();
  return digests;
};
