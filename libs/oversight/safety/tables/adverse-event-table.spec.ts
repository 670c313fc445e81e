import { adverseEventTable, type IncidenceRow } from './adverse-event-table';
import { comparedWith } from './comparison';
import { countedEvents, type Grouping, type Person, POOLED } from '../counting';
import { dosed, eventOf, gradingOf, RULE } from '../testing';

const persons = dosed('a1', 'a2', 'b1', 'b2', 'c');
const byLetter: Grouping = {
  groups: ['a', 'b'].map((group) => ({ group, label: null })),
  groupOf: ({ course }: Person) => course.SUBJID[0]!,
};
const on = '2026-02-03';
const [nervous, gut] = ['NERVOUS', 'GUT'];
const events = countedEvents(
  [
    eventOf('a1', on, { soc: nervous, gradings: [gradingOf('MILD')] }),
    eventOf('a1', on, { soc: nervous, gradings: [gradingOf('SEVERE')] }),
    eventOf('b1', on, { soc: nervous, pt: 'SYNCOPE' }),
    eventOf('b2', on, { soc: nervous, pt: 'DIZZINESS', gradings: [gradingOf('MILD')] }),
    eventOf('b1', on, { soc: nervous, pt: 'DIZZINESS', gradings: [gradingOf('MILD')] }),
    eventOf('b1', on, { soc: gut, pt: 'NAUSEA' }),
    eventOf('c', on, { pt: 'felt odd' }),
  ],
  persons,
  { rule: RULE, cutDate: null, filter: { treatmentEmergent: 'only' } },
);
const table = (grouping: Grouping, bySeverity = false) => adverseEventTable(persons, events, { grouping, bySeverity });
const counts = ({ soc, pt, cells }: IncidenceRow) => [
  soc,
  pt,
  ...cells.map(({ participants, events: n }) => `${participants} [${n}]`),
];

describe('the table of adverse events', () => {
  it('counts a participant once in each row and every event; terms by frequency, what is not coded at the end', () =>
    expect(table(POOLED).rows.map(counts)).toEqual([
      [null, null, '4 [7]'],
      ['GUT', null, '1 [1]'],
      ['GUT', 'NAUSEA', '1 [1]'],
      ['NERVOUS', null, '3 [5]'],
      ['NERVOUS', 'DIZZINESS', '2 [2]'],
      ['NERVOUS', 'HEADACHE', '1 [2]'],
      ['NERVOUS', 'SYNCOPE', '1 [1]'],
      ['Not coded', null, '1 [1]'],
      ['Not coded', 'felt odd', '1 [1]'],
    ]));

  it('leaves nobody out of the columns: there is one for those without an arm', () => {
    const { groups, rows } = table(byLetter);
    expect(groups.map(({ group, N }) => [group, N])).toEqual([
      ['a', 2],
      ['b', 2],
      ['unassigned', 1],
    ]);
    expect(counts(rows[0]!)).toEqual([null, null, '1 [2]', '2 [4]', '1 [1]']);
    expect(rows[0]!.cells.map(({ percent }) => percent)).toEqual([50, 100, 100]);
    expect(rows[0]!.total).toMatchObject({ participants: 4, events: 7, percent: 80 });
  });

  it('gives participants by their worst severity, and by any', () =>
    expect(table(byLetter, true).rows[0]!.cells[0]!.severity).toEqual([
      { AESEV: 'NOT GRADED', participants: 0, events: 0, worst: 0 },
      { AESEV: 'MILD', participants: 1, events: 1, worst: 0 },
      { AESEV: 'MODERATE', participants: 0, events: 0, worst: 0 },
      { AESEV: 'SEVERE', participants: 1, events: 1, worst: 1 },
    ]));

  it('divides by nobody where nobody is there', () => {
    const empty = adverseEventTable([], [], { grouping: POOLED });
    expect(empty.rows).toEqual([
      {
        ...{ level: 'any', soc: null, pt: null },
        cells: [{ participants: 0, events: 0, percent: null }],
        total: { participants: 0, events: 0, percent: null },
      },
    ]);
  });
});

describe('a comparison', () => {
  it('is of each other arm with the reference, and of none with those who have no arm', () => {
    const [any, gutRow] = comparedWith(table(byLetter), 'a');
    expect(any!.comparisons).toEqual([
      { group: 'b', riskDifference: 0.5, lower: expect.any(Number), upper: expect.any(Number), fisherP: 1 },
    ]);
    expect(gutRow!.comparisons[0]).toMatchObject({ group: 'b', riskDifference: 0.5 });
  });

  it('tests nothing where neither arm had the event', () =>
    expect(comparedWith(table(byLetter), 'a').find(({ soc }) => soc === 'Not coded')!.comparisons).toMatchObject([
      { group: 'b', riskDifference: 0, fisherP: 'NA' },
    ]));
});
