import { countedEvents, type EventFilter } from './counted-events';
import { courseOf, doseOf, eventOf, gradingOf, RULE } from '../testing';
import { personsOf } from './persons';

const only: EventFilter = { treatmentEmergent: 'only' };
const counted = (
  events: Parameters<typeof countedEvents>[0],
  { filter = only, cutDate = null as string | null, doses = [doseOf('p', '2026-02-01')] } = {},
) =>
  countedEvents(events, personsOf([courseOf('p'), courseOf('q')], doses, cutDate), { rule: RULE, cutDate, filter }).map(
    ({ event, why }) => [event.AESTDTC, why],
  );

describe('the adverse events of a table', () => {
  it('count unless provably before the first dose, at the precision collected', () =>
    expect(
      counted([eventOf('p', '2026-01-31'), eventOf('p', '2026-02'), eventOf('p', null), eventOf('p', '2026-02-01')]),
    ).toEqual([
      ['2026-02', 'onset'],
      [null, 'onset'],
      ['2026-02-01', 'onset'],
    ]));

  it('do not count where the end shows that it was over before', () =>
    expect(counted([eventOf('p', '2026', { AEENDTC: '2026-01-15' })])).toEqual([]));

  it('count by worsening after the first dose, and not when the worsening came after the cut', () => {
    const worse = eventOf('p', '2026-01-15', { gradings: [gradingOf('MILD'), gradingOf('SEVERE', '2026-03-01')] });
    expect(counted([worse])).toEqual([['2026-01-15', 'worsening']]);
    expect(counted([worse], { cutDate: '2026-02-28' })).toEqual([]);
  });

  it('do not count for those who were not dosed, nor before they were', () => {
    expect(counted([eventOf('q', '2026-03-01')])).toEqual([]);
    expect(counted([eventOf('p', '2026-02-03')], { doses: [doseOf('p', '2026-02-01', { ECOCCUR: 'N' })] })).toEqual([]);
    expect(counted([eventOf('p', '2026-01-03')], { cutDate: '2026-01-31' })).toEqual([]);
  });

  it('move with a corrected first dose', () => {
    const [event, doses] = [eventOf('p', '2026-02-03'), [doseOf('p', '2026-02-10')]];
    expect(counted([event])).toHaveLength(1);
    expect(counted([event], { doses })).toEqual([]);
    expect(counted([event], { doses, filter: { treatmentEmergent: 'all' } })).toEqual([['2026-02-03', 'beforeFirstDose']]);
  });

  it('count up to the cut, unless provably after it', () =>
    expect(
      counted([eventOf('p', '2026-03-31'), eventOf('p', '2026-04'), eventOf('p', '2026-04-01')], { cutDate: '2026-03-31' }),
    ).toEqual([['2026-03-31', 'onset']]));

  it('with a date in part that may lie before the cut, count', () =>
    expect(counted([eventOf('p', '2026-03')], { cutDate: '2026-03-02' })).toHaveLength(1));

  it('compare times of day in the zone of the site', () => {
    const doses = [doseOf('p', '2026-02-01T10:00', { zone: 'Europe/Berlin' })];
    const at = (AESTDTC: string) => counted([eventOf('p', AESTDTC, { zone: 'Europe/Berlin' })], { doses });
    expect([at('2026-02-01T09:59'), at('2026-02-01T10:00'), at('2026-02-01')].map(({ length }) => length)).toEqual([0, 1, 1]);
  });
});

describe('what is known at a cut', () => {
  const ended = eventOf('p', '2026', { AEENDTC: '2026-03-01' });
  const at = (cutDate: string | null) =>
    countedEvents([ended], personsOf([courseOf('p')], [doseOf('p', '2026-02-01')], cutDate), {
      ...{ rule: RULE, cutDate, filter: only },
    })[0]!.event;

  it('is no end that came later', () => expect([at(null).AEENDTC, at('2026-02-15').AEENDTC]).toEqual(['2026-03-01', null]));

  it('is the severity of then', () => {
    const gradings = [gradingOf('MILD'), gradingOf('SEVERE', '2026-03-01')];
    const graded = (cutDate: string) =>
      countedEvents(
        [eventOf('p', '2026-02-02', { gradings })],
        personsOf([courseOf('p')], [doseOf('p', '2026-02-01')], cutDate),
        {
          ...{ rule: RULE, cutDate, filter: only },
        },
      )[0]!.event.AESEV;
    expect([graded('2026-02-28'), graded('2026-03-01')]).toEqual(['MILD', 'SEVERE']);
  });
});

describe('a filter', () => {
  const serious = eventOf('p', '2026-02-02', { AESER: 'Y' });
  const flagged = eventOf('p', '2026-02-03', { criteria: ['AESHOSP'], flags: ['criterion-without-AESER'] });
  const plain = eventOf('p', '2026-02-04');
  const found = (filter: Partial<EventFilter>) =>
    counted([serious, flagged, plain], { filter: { ...only, ...filter } }).map(([at]) => at?.slice(-1));

  it('serious as reported, or also by a criterion', () => {
    expect(found({ serious: 'reported' })).toEqual(['2']);
    expect(found({ serious: 'anyCriterion' })).toEqual(['2', '3']);
  });

  it('related by the judgement that is asked for', () => {
    const judged = eventOf('p', '2026-02-02', {
      causality: [{ assessor: 'investigator', AEREL: 'POSSIBLE', product: null, gradedOn: null }],
    });
    const by = (assessor: 'investigator' | 'sponsor', terms: readonly string[]) =>
      counted([judged], { filter: { ...only, related: { assessor, terms } } }).length;
    expect([by('investigator', ['POSSIBLE']), by('investigator', ['PROBABLE']), by('sponsor', ['POSSIBLE'])]).toEqual([1, 0, 0]);
  });
});
