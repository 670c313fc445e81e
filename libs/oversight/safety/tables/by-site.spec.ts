import { adverseEventTable } from './adverse-event-table';
import { bySite } from './by-site';
import { countedEvents, personsOf, POOLED } from '../counting';
import { courseOf, doseOf, eventOf, RULE } from '../testing';

/** So many people dosed at each site, and of them so many with an event of each class. */
const breakdown = (sites: Readonly<Record<string, Readonly<{ N: number; NERVOUS: number; GUT: number }>>>) => {
  const people = Object.entries(sites).flatMap(([site, { N }]) =>
    Array.from({ length: N }, (_, i) => ({ site, id: `${site}-${i}` })),
  );
  const persons = personsOf(
    people.map(({ id, site }) => courseOf(id, { site })),
    people.map(({ id }) => doseOf(id, '2026-02-01')),
    null,
  );
  const events = Object.entries(sites).flatMap(([site, has]) =>
    (['NERVOUS', 'GUT'] as const).flatMap((soc) =>
      Array.from({ length: has[soc] }, (_, i) => eventOf(`${site}-${i}`, '2026-02-02', { soc })),
    ),
  );
  const counted = countedEvents(events, persons, { rule: RULE, cutDate: null, filter: { treatmentEmergent: 'only' } });
  return bySite(persons, counted, adverseEventTable(persons, counted, { grouping: POOLED }).rows);
};

describe('a breakdown by site', () => {
  const { sites, rows } = breakdown({
    701: { N: 20, NERVOUS: 9, GUT: 6 },
    702: { N: 12, NERVOUS: 7, GUT: 2 },
    703: { N: 8, NERVOUS: 5, GUT: 5 },
  });

  it('shows how many were dosed where, and how many had an event of each class', () => {
    expect(sites.map(({ site, N }) => [site, N])).toEqual([
      ['701', 20],
      ['702', 12],
      ['703', 8],
    ]);
    expect(rows.find(({ soc }) => soc === 'NERVOUS')!.cells.map(({ participants }) => participants)).toEqual([9, 7, 5]);
  });

  it('hides a small cell and one beside it, and says so', () =>
    expect(rows.find(({ soc }) => soc === 'GUT')!.cells).toEqual([
      { participants: 6, suppressed: false },
      { participants: null, suppressed: true },
      { participants: null, suppressed: true },
    ]));

  it('hides everything of a site with few participants', () => {
    const small = breakdown({
      701: { N: 20, NERVOUS: 9, GUT: 6 },
      702: { N: 3, NERVOUS: 3, GUT: 0 },
      703: { N: 8, NERVOUS: 5, GUT: 5 },
    });
    expect(small.sites.map(({ N, suppressed }) => [N, suppressed])).toEqual([
      [20, false],
      [null, true],
      [null, true],
    ]);
    expect(small.rows.flatMap(({ cells }) => cells.slice(1))).toEqual(Array(4).fill({ participants: null, suppressed: true }));
  });
});
