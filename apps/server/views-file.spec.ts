import { existsSync, mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { InMemoryEventStore, NONE, Pump, Views, ViewWriter, type Metadata } from '@verum/platform/eventsourcing';
import { projections, streams } from './record';
import { createViews, dropOtherViews, dropViewsOfAnotherStore, viewsFile } from './views-file';

const registered = (id: string, title: string) => ({
  id,
  type: 'StudyRegistered',
  data: { STUDYID: 'KET-01', title, sponsor: 'x' },
  metadata: { schema: 1, study: 's', receivedAt: '2026-01-01T00:00:00.000Z' } as Metadata,
});

describe('the file of the views', () => {
  let data: string;
  let file: string;
  let store: InMemoryEventStore;
  const folded = () => {
    const views = new Views(file);
    const last = views.progress();
    views.close();
    return last;
  };

  beforeEach(async () => {
    data = mkdtempSync(join(tmpdir(), 'verum-views-'));
    file = viewsFile(data, projections);
    store = new InMemoryEventStore();
    await store.append('study-s', NONE, [registered('a', 'one')]);
    const writer = new ViewWriter(file, projections);
    for await (const _ of new Pump(store, writer, streams, projections).catchUp(0n));
    writer.close();
  });

  it('stays where the log holds what was folded last', async () => {
    await dropViewsOfAnotherStore(file, store);
    expect(folded()).toMatchObject({ stream: 'study-s', revision: 0, id: 'a' });
  });

  it.each<[string, string | undefined]>([
    ['lost', undefined],
    ['another', 'b'],
  ])('goes where the store is %s', async (_, id) => {
    const other = new InMemoryEventStore();
    if (id) await other.append('study-s', NONE, [registered(id, 'two')]);
    await dropViewsOfAnotherStore(file, other);
    expect(existsSync(file)).toBe(false);
    createViews(file, projections);
    expect(folded()).toBeUndefined();
  });

  it('is another one for other views, and lets go of what other releases folded', () => {
    const older = viewsFile(data, projections.slice(1));
    expect(older).not.toBe(file);
    writeFileSync(older, '');
    dropOtherViews(data, file);
    expect([existsSync(older), existsSync(file)]).toEqual([false, true]);
  });
});
