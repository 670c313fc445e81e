import fc from 'fast-check';
import { adverseEventEvents, adverseEvents } from '@verum/capture/adverse-event';
import { dosingEvents, dosings } from '@verum/capture/dosing';
import { participantDocuments, participantEvents, participants } from '@verum/capture/participant';
import { memberDocuments } from '@verum/platform/accounts';
import { ViewWriter, type AnyStream, type Catalogue, type Fact, type Scope } from '@verum/platform/eventsourcing';
import { plainly, speaks, TESTS } from '../testing';
import { RecordTrailController } from './record-trail.http';
import { recordTrail, type TrailEntry } from './record-trail.projection';
import type { TrailQuery } from './trail-query.http';

const [STUDY, OTHER] = ['00000000-0000-5000-8000-000000000001', '00000000-0000-5000-8000-000000000002'];
const people = [1, 2, 3].map((i) => `00000000-0000-5000-8000-00000000001${i}`);
const [actors, organisations, sites] = [
  ['a', 'b', 'c'],
  ['Site 701', 'Sponsor'],
  ['701', '702'],
];
const [roles, sources] = [['coordinator', 'investigator', 'monitor'] as const, ['ui', 'api', 'import'] as const];
const moments = [null, '2026', '2026-02', '2026-01-31', '2026-02-02', '2026-02-02T10:30+01:00', '2026-03', '2025-12-30'];
const KINDS: readonly (readonly [AnyStream, Catalogue<any>])[] = [
  [participants, participantEvents],
  [dosings, dosingEvents],
  [adverseEvents, adverseEventEvents],
];

/** Always the same numbers (mulberry32), so that what fails today fails tomorrow. */
const dice = (seed: number) => () => {
  seed = (seed + 0x6d2b79f5) | 0;
  let t = Math.imul(seed ^ (seed >>> 15), 1 | seed);
  t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
  return ((t ^ (t >>> 14)) >>> 0) / 4294967296;
};
const roll = dice(5);
const oneOf = <T>(list: readonly T[]): T => list[Math.floor(roll() * list.length)]!;

const views = new ViewWriter(':memory:', [recordTrail, participantDocuments, memberDocuments]);
const all: TrailEntry[] = [];
const SIZE = 600;

const record = (i: number) => {
  const [stream, catalogue] = oneOf(KINDS);
  const [type, { example, says }] = oneOf(Object.entries(catalogue));
  const study = i % 7 === 0 ? OTHER : STUDY;
  const receivedAt = new Date(Date.UTC(2026, 0, 20, 8 + i * 3)).toISOString();
  const participant = oneOf(people);
  const who = { actor: oneOf(actors), role: oneOf(roles), organisation: oneOf(organisations), source: oneOf(sources) };
  const metadata = { study, participant, site: oneOf(sites), ...who, receivedAt };
  const n = views.nextNumber(study, receivedAt);
  const place = { stream: `${stream.category}-${participant}`, revision: i, n, metadata };
  const fact = { type, data: example, says: says(example), when: oneOf(moments), ...place } as unknown as Fact<any>;
  views.apply(recordTrail, fact);
  if (study === STUDY) all.push(recordTrail.evolve(undefined, fact)!);
};
for (let i = 0; i < SIZE; i++) record(i);
afterAll(() => views.close());

const scope: Scope = { study: STUDY, sites: '*' };
const trail = new RecordTrailController(views);

/** All pages, one after another. */
const walked = (query: Partial<TrailQuery>, limit: number, within = scope): number[] => {
  const numbers: number[] = [];
  for (let after: number | undefined; ;) {
    const { entries, next } = trail.ofStudy(within, { ...query, limit, after } as TrailQuery);
    numbers.push(...entries.map(({ n }) => n));
    if (next === undefined) return numbers;
    after = next;
  }
};

const maybe = <T>(...values: readonly T[]) => fc.option(fc.constantFrom(...values), { nil: undefined, freq: 1 });
const filters = fc.record({
  actor: maybe(...actors, 'nobody'),
  role: maybe(...roles),
  organisation: maybe(...organisations),
  type: maybe('DoseGiven', 'ItemCorrected', 'AdverseEventReported', 'ConsentGiven'),
  site: maybe(...sites),
  participant: maybe(...people),
  stream: maybe(`dosing-${people[0]}`, `participant-${people[1]}`),
  item: maybe('AETERM', 'AESTDTC', 'ECDOSE', 'VISIT', 'VISITNUM', 'AEDUR'),
  source: maybe(...sources),
  happenedFrom: maybe('2026', '2026-02', '2026-02-02', '2026-02-03'),
  happenedUntil: maybe('2025', '2026-01', '2026-02-02', '2026-02'),
  receivedFrom: maybe('2026-02', '2026-01-25', '2026-02-01T08:00:00.000Z'),
  receivedUntil: maybe('2026-02', '2026-01-25', '2026-02-20T11:00:00.000Z'),
  lateByDays: maybe(0, 1, 7, 30),
  q: maybe('gave', 'corr from', '2026-02-02', 'causality: possible', 'the "judged"', '—', 'consent OR dose'),
  order: maybe('oldest' as const, 'newest' as const),
  asOf: maybe(1, 100, 300),
});
/** A few at a time, because all of them together find nothing. */
const few = fc.tuple(filters, fc.subarray(Object.keys(TESTS), { minLength: 1, maxLength: 3 })).map(([chosen, names]) => {
  const kept = Object.entries(chosen).filter(([name]) => names.includes(name) || ['order', 'asOf'].includes(name));
  return Object.fromEntries(kept) as Partial<TrailQuery>;
});

describe('R59 the filters of the trail', () => {
  it('give what a plain filter over all entries gives, in any combination, live and as of any record', () => {
    let found = 0;
    const same = (query: Partial<TrailQuery>) => {
      const rows = walked(query, 500);
      found += rows.length;
      expect(rows).toEqual(plainly(all, query));
    };
    fc.assert(fc.property(few, same), { numRuns: 300, seed: 59 });
    expect(found).toBeGreaterThan(1_000);
  });

  it('are walked page by page, each row once and in both orders', () =>
    fc.assert(
      fc.property(few, fc.integer({ min: 1, max: 40 }), (query, limit) => {
        expect(walked(query, limit)).toEqual(plainly(all, query));
      }),
      { numRuns: 100, seed: 60 },
    ));

  it('R05 the same page asked for again is the same to the byte, also after the record grew behind it', () => {
    const page = (query: object) => JSON.stringify(trail.ofStudy(scope, query as TrailQuery));
    const queries = [
      { limit: 20, after: 40 },
      { limit: 20, after: 40, order: 'newest' },
      { limit: 20, asOf: 300, order: 'newest', q: 'gave' },
    ];
    const before = queries.map(page);
    record(SIZE + 1);
    expect(queries.map(page)).toEqual(before);
  });

  it('R26 a date in part is all the days that it may mean', () => {
    const of = (query: Partial<TrailQuery>) => trail.ofStudy(scope, { ...query, limit: 500 } as TrailQuery).entries;
    const whens = (query: Partial<TrailQuery>) => new Set(of(query).map(({ when }) => when));
    expect(whens({ happenedFrom: '2026-02-03', happenedUntil: '2026-02-03' })).toEqual(new Set(['2026', '2026-02']));
    expect(whens({ happenedFrom: '2026-03-01' })).toEqual(new Set(['2026', '2026-03']));
  });

  it('R43 an entry names who, role, organisation, source and both times', () => {
    const [entry] = trail.ofStudy(scope, { limit: 1 } as TrailQuery).entries;
    for (const name of ['actor', 'role', 'organisation', 'source', 'receivedAt', 'capturedAt', 'when', 'items'])
      expect(Object.keys(entry!)).toContain(name);
  });

  it('no text is an error of the query, whatever signs it has', () => {
    for (const q of [
      '"',
      '""',
      "'",
      '*',
      'a*b',
      'AND',
      'NOT',
      'says:x',
      '(',
      'NEAR(a b)',
      '^a',
      '-',
      '\0',
      'a\0b',
      '{x}',
      'é',
      '\u{1e900}',
      ' ',
    ])
      expect(trail.ofStudy(scope, { q } as TrailQuery).entries.length).toBeGreaterThanOrEqual(0);
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 40 }), (q) => {
        expect(Array.isArray(trail.ofStudy(scope, { q } as TrailQuery).entries)).toBe(true);
      }),
      { numRuns: 300, seed: 61 },
    );
  });

  it('leave a site what is its own, and a participant what is theirs', () => {
    const at701: Scope = { study: STUDY, sites: ['701'] };
    expect(walked({ site: '702' }, 500, at701)).toEqual([]);
    expect(walked({ q: 'gave' }, 500, at701)).toEqual(
      all.filter(({ site, says }) => site === '701' && speaks(says, 'gave')).map(({ n }) => n),
    );
    const own = { ...scope, participant: people[0]! };
    expect(trail.ofParticipant(own, { participant: people[1] } as TrailQuery).entries).toEqual([]);
    expect(trail.ofParticipant(own, { participant: people[0] } as TrailQuery).entries.length).toBeGreaterThan(0);
  });
});
