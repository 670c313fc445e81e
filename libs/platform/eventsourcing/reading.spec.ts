import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { compareViews, Views, ViewWriter, type Fact, type Projection, type Recorded } from '.';
import { tallies, type TallyEvent } from './testing/tally';

type Note = Readonly<{ study: string; site: string; size: number; note: string; marks: readonly string[]; n: number }>;

/** A document that changes, and is gone where its tally falls to nothing. */
const notes: Projection<Note, TallyEvent> = {
  name: 'note',
  version: 1,
  streams: [tallies],
  key: ({ stream }) => stream,
  columns: ['study', 'site'],
  narrows: ['size'],
  counted: ['site', 'size'],
  searched: ['note', 'marks'],
  evolve: (doc, { type, data, n, metadata: { study, site } }) => {
    if (type === 'Taken') return undefined;
    const marks = [`SIZE${data.by}`, ...(doc ? ['AGAIN'] : [])];
    return { study, site: site!, size: data.by, note: data.note ?? '', marks, n };
  },
};

const folder = mkdtempSync(join(tmpdir(), 'verum-reading-'));
afterAll(() => rmSync(folder, { recursive: true }));

const fill = (file: string, facts: readonly (readonly [stream: string, by: number, note: string | null])[], batch: number) => {
  const views = new ViewWriter(join(folder, file), [notes]);
  const all = facts.map(([stream, by, note], i) => {
    const metadata = { study: 's', site: '701', receivedAt: `2026-01-01T00:00:${String(i).padStart(2, '0')}.000Z` };
    const told = note === null ? { type: 'Taken', data: { by } } : { type: 'Added', data: { by, note } };
    return { ...told, stream: `tally-${stream}`, revision: i, n: i + 1, metadata } as unknown as Fact<TallyEvent>;
  });
  for (let from = 0; from < all.length; from += batch) {
    const together = all.slice(from, from + batch);
    const last = { ...together.at(-1)!, id: String(from), position: BigInt(from) } as unknown as Recorded;
    views.transaction(() => {
      for (const fact of together) {
        views.nextNumber('s', fact.metadata.receivedAt);
        views.apply(notes, fact);
      }
    }, last);
  }
  return views;
};

const FACTS = [
  ['a', 9, 'Alpha begins'],
  ['b', 10, 'Beta begins'],
  ['a', 100, 'Alpha was changed'],
  ['c', 2, 'Gamma "quoted"'],
  ['b', 1, null],
] as const;
const views = fill('one.db', FACTS, 2);
afterAll(() => views.close());
const scope = { study: 's', sites: '*' } as const;
const found = (where: object, reading: object = {}) => views.find(notes, { ...scope, ...where }, reading).map(({ size }) => size);

describe('documents are found', () => {
  it('by a range, as numbers', () => {
    expect(found({ size: { from: 9 } })).toEqual([100]);
    expect(found({ size: { from: 9 } }, { asOf: 2 })).toEqual([9, 10]);
    expect(found({ size: { from: 3, until: 9 } }, { asOf: 2 })).toEqual([9]);
    expect(found({ size: { until: 2 } })).toEqual([2]);
  });
  it('in either order, page by page, also in the past', () => {
    expect([found({}), found({}, { order: 'newest' })]).toEqual([
      [100, 2],
      [2, 100],
    ]);
    expect(found({}, { order: 'newest', limit: 1, asOf: 3 })).toEqual([100]);
    expect(found({}, { order: 'newest', limit: 1, asOf: 3, after: 3 })).toEqual([10]);
    expect(found({}, { limit: 1, asOf: 3 })).toEqual([10]);
    expect(found({}, { limit: 1, asOf: 3, after: 2 })).toEqual([100]);
  });
  it('by words, in the version that held', () => {
    const by = (note: string, asOf?: number) => found({}, { words: { note }, asOf });
    expect([by('alpha'), by('begins'), by('begins', 2), by('beta', 4), by('beta', 5)]).toEqual([[100], [], [9, 10], [10], []]);
    expect([by('chang'), by('changed alpha'), by('alpha beta'), by('"'), by('"quoted"')]).toEqual([[100], [100], [], [], [2]]);
  });
  it('by a word of a list, whole and as it is', () => {
    const by = (...marks: string[]) => found({}, { words: { marks } });
    expect([by('SIZE100'), by('SIZE1'), by('again', 'SIZE100'), by('AGAIN', 'SIZE2')]).toEqual([[100], [], [100], []]);
  });
  it('and counted by fields', () => {
    expect(views.count(notes, ['site', 'size'], scope)).toEqual([
      { site: '701', size: 2, count: 1 },
      { site: '701', size: 100, count: 1 },
    ]);
    expect(views.count(notes, ['site'], scope, { asOf: 2 })).toEqual([{ site: '701', count: 2 }]);
  });
  it('with the time of the record', () => {
    expect(views.timeAt('s', 2)).toBe('2026-01-01T00:00:01.000Z');
    expect([views.timeAt('s'), views.timeAt('s', 0), views.timeAt('t')]).toEqual([
      '2026-01-01T00:00:04.000Z',
      undefined,
      undefined,
    ]);
  });
});

describe('an index of words', () => {
  it('is in no digest: the views are the same wherever the batches ended', () => {
    const other = fill('other.db', FACTS, 1);
    expect(other.digests()).toEqual(views.digests());
    expect(Object.keys(views.digests())).toEqual(['note.1.live', 'note.1.past', 'reached', 'record']);
    other.checkpoint();
    other.close();
    views.checkpoint();
    expect(compareViews(join(folder, 'one.db'), join(folder, 'other.db')).flatMap(({ differing }) => differing)).toEqual([]);
  });
  it('is there in a copy', () => {
    views.copyTo(join(folder, 'copy.db'));
    const copy = new Views(join(folder, 'copy.db'));
    expect(copy.find(notes, scope, { words: { note: 'alpha' } })).toMatchObject([{ size: 100 }]);
    expect(copy.find(notes, scope, { words: { note: 'begins' }, asOf: 2 })).toHaveLength(2);
    copy.close();
  });
  it('takes any text', () =>
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 60 }), fc.string({ maxLength: 20 }), (note, mark) => {
        expect(found({}, { words: { note, marks: [mark] } })).toEqual(expect.any(Array));
      }),
      { numRuns: 300, seed: 5 },
    ));
});
