import { InMemoryEventStore, type Stored } from '@verum/platform/eventsourcing';
import { digestOf, restoreLog, writeArchive } from './index';
import { logOfNotes, newFile, noted, notes, rewritten } from './testing/log';

const about = { release: '1.2.3', madeAt: '2026-06-30T12:00:00.000Z', categories: ['note'] };
const all = (store: InMemoryEventStore) => Array.fromAsync(store.readAll(['note']));
const [file, streams] = [newFile(), [notes]];
let source: InMemoryEventStore;
beforeAll(async () => {
  source = await logOfNotes(40);
  await source.append('note-1', 7, [noted('a'), noted('b'), noted('c')]);
  await writeArchive(source, file, about);
});

it.each([1, 16])('R03 R53 puts every event back in log order with its id, revision and times (%d at once)', async (atOnce) => {
  const target = new InMemoryEventStore();
  const { appended, there, sha256 } = await restoreLog(file, target, { streams, atOnce });
  expect([appended, there]).toEqual([43, 0]);
  expect(await all(target)).toEqual(await all(source));
  expect(await digestOf(target, ['note'])).toEqual({ events: 43, sha256 });
});

it('refuses a store that holds an event, and writes nothing', async () => {
  const target = new InMemoryEventStore();
  await target.append('note-1', -1, [noted('mine')]);
  await expect(restoreLog(file, target, { streams })).rejects.toThrow('holds events already');
  expect(await all(target)).toHaveLength(1);
});

it('refuses a file with a fault at its end before it writes its first event', async () => {
  const target = new InMemoryEventStore();
  const altered = rewritten(file, (lines) => lines.with(-2, lines.at(-2)!.replace('"c"', '"d"')));
  await expect(restoreLog(altered, target, { streams })).rejects.toThrow('digest');
  expect(await all(target)).toEqual([]);
});

it('goes on where it stopped, whatever is there already, and twice is once', async () => {
  for (const stopped of [0, 1, 17, 42]) {
    const target = new InMemoryEventStore();
    for (const { stream, revision, position: _, ...event } of (await all(source)).slice(0, stopped))
      await target.append(stream, revision - 1, [event]);
    expect(await restoreLog(file, target, { streams, resume: true })).toMatchObject({ there: stopped, appended: 43 - stopped });
    expect(await all(target)).toEqual(await all(source));
    expect(await restoreLog(file, target, { streams, resume: true })).toMatchObject({ there: 43, appended: 0 });
  }
});

it.each<[string, (target: InMemoryEventStore) => Promise<unknown>]>([
  ['another event at its beginning', (target) => target.append('note-0', -1, [noted('number 0')])],
  [
    'more events than the source',
    async (target) => {
      await restoreLog(file, target, { streams });
      await target.append('note-9', -1, [noted('more')]);
    },
  ],
])('does not go on in a store with %s', async (_, prepare) => {
  const target = new InMemoryEventStore();
  await prepare(target);
  const before = (await all(target)).length;
  await expect(restoreLog(file, target, { streams, resume: true })).rejects.toThrow(/holds another log: note-\d@0/);
  expect(await all(target)).toHaveLength(before);
});

it('does not call it done where the store put events in another order', async () => {
  const late: (() => void)[] = [];
  class Unordered extends InMemoryEventStore {
    override async append(stream: string, expected: number, events: readonly Stored[]) {
      if (stream === 'note-1' && expected === -1) await new Promise<void>((go) => late.push(go));
      if (stream === 'note-2') late.pop()?.();
      await super.append(stream, expected, events);
    }
  }
  const [target, small] = [new Unordered(), newFile()];
  await writeArchive(await logOfNotes(3), small, about);
  await expect(restoreLog(small, target, { streams, atOnce: 9 })).rejects.toThrow('do not use it');
});
