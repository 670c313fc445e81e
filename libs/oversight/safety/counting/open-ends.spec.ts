import { exposure } from '../tables';
import { POOLED } from './grouping';
import { withOpenEnds } from './open-ends';
import { personsOf } from './persons';
import { courseOf, doseOf } from '../testing';

const daily = { ECDOSFRQ: 'QD' as const };
const left = { DSDECOD: 'LOST TO FOLLOW-UP', DSSTDTC: '2026-02-10' };
const daysOf = (openEnd: 'unknown' | 'participationEnd', course: object, dose: object, cutDate: string | null = null) => {
  const persons = personsOf([courseOf('a', course)], [doseOf('a', '2026-02-01', { ...daily, ...dose })], cutDate);
  return exposure(withOpenEnds(persons, openEnd, cutDate), { grouping: POOLED, cutDate }).days.total.median;
};

describe('an end of dosing that was not recorded', () => {
  it('is not known, unless it is asked to be the end of participation', () => {
    expect(daysOf('unknown', left, {})).toBeNull();
    expect(daysOf('participationEnd', left, {})).toBe(10);
  });
  it('stays unknown while somebody takes part, or where the cut came before they left', () => {
    expect(daysOf('participationEnd', {}, {})).toBeNull();
    expect(daysOf('participationEnd', left, {}, '2026-02-05')).toBeNull();
  });
  it('does not touch an end that was recorded, nor one beyond the cut', () => {
    expect(daysOf('participationEnd', left, { ECENDTC: '2026-02-03' })).toBe(3);
    expect(daysOf('participationEnd', left, { ECENDTC: '2026-02-20' }, '2026-02-12')).toBe(12);
  });
});
