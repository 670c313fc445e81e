import fc from 'fast-check';
import { ViewWriter, type Fact, type Projection, type Recorded } from '.';
import { tallies, type TallyEvent } from './testing/tally';

type Note = Readonly<{ study: string; size: number; note: string }>;

/** Changes, stays as it is where nothing new is said, and is gone where it is taken. */
const notes: Projection<Note, TallyEvent> = {
  name: 'note',
  version: 1,
  streams: [tallies],
  key: ({ stream }) => stream,
  columns: ['study', 'size'],
  searched: ['note'],
  evolve: (doc, { type, data }) => {
    if (type === 'Taken') return undefined;
    return doc?.size === data.by ? doc : { study: 's', size: data.by, note: `word${data.by} every` };
  },
};

type Told = readonly [stream: string, by: number | null];
const told = fc.tuple(fc.constantFrom('a', 'b', 'c'), fc.option(fc.integer({ min: 1, max: 3 }), { freq: 3 }));

const factOf = ([stream, by]: Told, i: number): Fact<TallyEvent> => {
  const what = by === null ? { type: 'Taken', data: { by: 0 } } : { type: 'Added', data: { by, note: null } };
  const metadata = { study: 's', receivedAt: '2026-01-01T00:00:00.000Z' };
  return { ...what, stream: `tally-${stream}`, revision: i, n: i + 1, metadata } as unknown as Fact<TallyEvent>;
};

const folded = (facts: readonly Fact<TallyEvent>[], batch: number): ViewWriter => {
  const views = new ViewWriter(':memory:', [notes]);
  for (let from = 0; from < facts.length; from += batch) {
    const together = facts.slice(from, from + batch);
    const write = () =>
      together.forEach((fact) => {
        views.nextNumber('s', fact.metadata.receivedAt);
        views.apply(notes, fact);
      });
    views.transaction(write, { ...together.at(-1)!, id: String(from), position: BigInt(from) } as unknown as Recorded);
  }
  return views;
};

const scope = { study: 's', sites: '*' } as const;
const everyMoment = (views: ViewWriter, facts: readonly unknown[]) =>
  [...facts.keys(), facts.length].map((asOf) => [
    views.find(notes, scope, { asOf }),
    views.find(notes, scope, { asOf, words: { note: 'every' } }),
    [1, 2, 3].map((size) => views.find(notes, scope, { asOf, words: { note: `word${size}` } })),
  ]);

it('R05 a view is the same at every moment, in one transaction or in many', () =>
  fc.assert(
    fc.property(fc.array(told, { minLength: 1, maxLength: 20 }), fc.integer({ min: 2, max: 20 }), (all, batch) => {
      const facts = all.map(factOf);
      const [one, many] = [folded(facts, 1), folded(facts, batch)];
      expect(many.digests()).toEqual(one.digests());
      expect(everyMoment(many, facts)).toEqual(everyMoment(one, facts));
      one.close();
      many.close();
    }),
    { numRuns: 150, seed: 7 },
  ));

it('a transaction that fails leaves nothing behind, in the file or in mind', () => {
  const facts = (
    [
      ['a', 1],
      ['a', 2],
      ['b', 3],
    ] as const
  ).map(factOf);
  const views = folded(facts.slice(0, 1), 1);
  const before = views.digests();
  const last = { ...facts[2]!, id: 'x', position: 1n } as unknown as Recorded;
  const fails = () => {
    facts.slice(1).forEach((fact) => views.apply(notes, fact));
    throw new Error('the disk is full');
  };
  expect(() => views.transaction(fails, last)).toThrow('the disk is full');
  expect(views.digests()).toEqual(before);
  views.transaction(() => views.apply(notes, { ...facts[1]!, n: 2 }), last);
  expect(views.find(notes, scope)).toEqual([{ study: 's', size: 2, note: 'word2 every' }]);
  views.close();
});
