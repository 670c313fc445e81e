import { daysDosed, dosingOf } from './dosing-times';
import { personsOf } from './persons';
import { courseOf, doseOf } from '../testing';

const idsOf = (...[courses, cutDate = null]: [Parameters<typeof personsOf>[0], (string | null)?]) =>
  personsOf(courses, [], cutDate).map(({ course, participants }) => [course.participant, participants.length]);

describe('persons', () => {
  it('who were screened again count once, as whom they were last', () =>
    expect(idsOf([courseOf('a'), courseOf('b', { earlier: 'a' }), courseOf('c', { earlier: 'b' }), courseOf('d')])).toEqual([
      ['c', 3],
      ['d', 1],
    ]));

  it('have the doses of all their screenings', () => {
    const courses = [courseOf('a'), courseOf('b', { earlier: 'a' })];
    const [person] = personsOf(courses, [doseOf('a', '2026-02-01'), doseOf('b', '2026-05-01')], null);
    expect(person!.dosing).toMatchObject({ firstDose: '2026-02-01', lastDose: '2026-05-01' });
  });

  it('are those of the cut: a later screening is not linked yet', () =>
    expect(idsOf([courseOf('a'), courseOf('b', { earlier: 'a', SVSTDTC: '2026-06-01' })], '2026-05-31')).toEqual([['a', 1]]));

  it('are not what was entered in error, and a link to that is none', () =>
    expect(idsOf([courseOf('a', { enteredInError: true }), courseOf('b', { earlier: 'a' })])).toEqual([['b', 1]]));

  it('linked in a circle are still counted', () =>
    expect(idsOf([courseOf('a', { earlier: 'b' }), courseOf('b', { earlier: 'a' })])).toHaveLength(2));
});

describe('the doses of a person', () => {
  const daily = (from: string, to: string | null) => doseOf('p', from, { ECDOSFRQ: 'QD', ECENDTC: to });
  const days = (doses: Parameters<typeof dosingOf>[0], cutDate: string | null = null) => {
    const dosing = dosingOf(doses, cutDate);
    return dosing && [dosing.firstDose, dosing.lastDose, daysDosed(dosing, cutDate)];
  };

  it('run from the first to the last, both counted, in whatever order they were recorded', () =>
    expect(days([daily('2026-02-10', '2026-02-20'), daily('2026-02-01', '2026-02-09')])).toEqual([
      '2026-02-01',
      '2026-02-20',
      20,
    ]));

  it('end at the cut where they went on, and their end is not known then', () =>
    expect(days([daily('2026-02-01', '2026-03-20')], '2026-02-10')).toEqual(['2026-02-01', null, 10]));

  it('after the cut are none', () => expect(days([daily('2026-02-01', '2026-03-20')], '2026-01-31')).toBeUndefined());

  it('without a known end have no known days; a single dose ends on its day', () => {
    expect(days([daily('2026-02-01', null)])).toEqual(['2026-02-01', null, null]);
    expect(days([doseOf('p', '2026-02-01')])).toEqual(['2026-02-01', '2026-02-01', 1]);
  });

  it('in a month of which the day is not known may have been the first', () =>
    expect(days([doseOf('p', '2026-02-10'), doseOf('p', '2026-02')])).toEqual(['2026-02', '2026-02', null]));

  it('not given are none', () => expect(days([doseOf('p', '2026-02-10', { ECOCCUR: 'N' })])).toBeUndefined());
});
