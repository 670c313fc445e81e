import { createHash } from 'node:crypto';
import { mkdirSync, readdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { LAYOUT, Views, ViewWriter, type AnyProjection, type EventStore } from '@verum/platform/eventsourcing';

const folderOf = (data: string): string => join(data, 'views');

/**
 * One file for each set of versions: a release with a changed view builds its own beside that of the release still
 * running, and takes over once it is as new as the log. Nothing in it is lasting: delete it, and it is folded again.
 */
export const viewsFile = (data: string, projections: readonly AnyProjection[]): string => {
  const versions = projections.map(({ name, version, columns }) => [name, version, columns]);
  const digest = createHash('sha256')
    .update(JSON.stringify([LAYOUT, versions]))
    .digest('hex')
    .slice(0, 12);
  mkdirSync(folderOf(data), { recursive: true, mode: 0o700 });
  return join(folderOf(data), `views-${digest}.db`);
};

/** Views of another store, or of one that was restored to an earlier day, are worth nothing here. */
export const dropViewsOfAnotherStore = async (file: string, store: EventStore): Promise<void> => {
  const views = new Views(file);
  const last = views.progress();
  views.close();
  if (!last) return;
  for await (const { id } of store.read(last.stream, last.revision)) {
    if (id === last.id) return;
    break;
  }
  for (const end of ['', '-wal', '-shm']) rmSync(file + end, { force: true });
};

/** There is something to read from the first moment on. */
export const createViews = (file: string, projections: readonly AnyProjection[]): void =>
  new ViewWriter(file, projections).close();

/** Lets go of what other releases folded. */
export const dropOtherViews = (data: string, file: string): void => {
  for (const name of readdirSync(folderOf(data)))
    if (!join(folderOf(data), name).startsWith(file)) rmSync(join(folderOf(data), name), { force: true });
};
