import { demography } from './demography';
import { disposition } from './disposition';
import { amounts, exposure } from './exposure';
import { personsOf, POOLED } from '../counting';
import { courseOf, doseOf, visitOf } from '../testing';

const courses = [
  courseOf('a', {
    AGE: 30,
    AGEU: 'YEARS',
    SEX: 'F',
    RACE: ['WHITE'],
    randomisedOn: '2026-01-20',
    DSDECOD: 'COMPLETED',
    DSSTDTC: '2026-06-01',
  }),
  courseOf('b', {
    AGE: 41,
    AGEU: 'YEARS',
    SEX: 'M',
    RACE: ['WHITE', 'ASIAN'],
    randomisedOn: '2026-01-25',
    DSDECOD: 'ADVERSE EVENT',
    DSSTDTC: '2026-04-01',
  }),
  courseOf('c', { AGE: 400, AGEU: 'MONTHS', SEX: 'F', randomisedOn: '2026-03-01' }),
  courseOf('d', { DSDECOD: 'SCREEN FAILURE', DSSTDTC: '2026-01-10' }),
];
const doses = [
  doseOf('a', '2026-02-01', { ECDOSFRQ: 'QD', ECENDTC: '2026-02-10' }),
  doseOf('a', '2026-02-11', { ECDOSFRQ: 'QD', ECENDTC: '2026-05-30' }),
  doseOf('b', '2026-02-03'),
];
const at = (cutDate: string | null = null) => personsOf(courses, doses, cutDate);
const visits = [visitOf('a', 'WEEK 24', '2026-05-20'), visitOf('b', 'WEEK 24', null, { SVOCCUR: 'N' })];

describe('disposition', () => {
  const counted = (cutDate: string | null) =>
    disposition(at(cutDate), { grouping: POOLED, cutDate, asked: { VISIT: 'WEEK 24', visits } }).rows.map(
      ({ item, DSDECOD, total }) => `${item}${DSDECOD ? ` ${DSDECOD}` : ''} ${total}`,
    );

  it('counts how far everybody came, and why they left', () =>
    expect(counted(null)).toEqual([
      ...['screened 4', 'screenFailed 1', 'randomised 3', 'dosed 2', 'completed 1', 'discontinued 1'],
      ...['discontinued ADVERSE EVENT 1', 'visit 1'],
    ]));

  it('at a cut does not know what came later', () =>
    expect(counted('2026-02-28')).toEqual([
      ...['screened 4', 'screenFailed 1', 'randomised 2', 'dosed 2', 'completed 0', 'discontinued 0', 'visit 0'],
    ]));
});

describe('demography', () => {
  const { age, terms } = demography(at(), POOLED);
  it('describes ages in years, and leaves out others rather than mix units', () => {
    expect(age.total).toEqual({ n: 2, mean: 35.5, sd: Math.sqrt(60.5), median: 35.5, min: 30, max: 41 });
    expect(demography([], POOLED).age.total).toEqual({ n: 0, mean: null, sd: null, median: null, min: null, max: null });
  });
  it('counts terms, several races as one, and those of whom nothing is recorded', () =>
    expect(terms.map(({ item, term, total }) => `${item} ${term} ${total}`)).toEqual([
      ...['SEX F 2', 'SEX M 1', 'SEX NOT RECORDED 1'],
      ...['RACE MULTIPLE 1', 'RACE NOT RECORDED 2', 'RACE WHITE 1', 'ETHNIC NOT RECORDED 4'],
    ]));
});

describe('exposure', () => {
  it('measures days and doses of the dosed', () => {
    const { groups, days, doses: records } = exposure(at(), { grouping: POOLED, cutDate: null });
    expect(groups).toMatchObject([{ N: 2 }]);
    expect(days.total).toMatchObject({ n: 2, min: 1, max: 119 });
    expect(records.total).toMatchObject({ n: 2, mean: 1.5 });
  });

  it('at a cut ends at it', () =>
    expect(exposure(at('2026-02-20'), { grouping: POOLED, cutDate: '2026-02-20' }).days.total).toMatchObject({ max: 20 }));

  it('adds up amounts, and knows none where one is not known', () => {
    const amountOf = ({ dose }: { dose: { participant: string } }) => (dose.participant === 'a' ? 50 : null);
    const { cumulative, averageDaily } = amounts(at(), { grouping: POOLED, cutDate: null, amountOf });
    expect(cumulative.total).toMatchObject({ n: 1, mean: 100 });
    expect(averageDaily.total).toMatchObject({ n: 1, mean: 100 / 119 });
  });
});
