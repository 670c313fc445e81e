import fc from 'fast-check';
import { addDays, dayOf, daysInclusive, studyDay } from '.';

const day = fc
  .date({ min: new Date('1999-01-01'), max: new Date('2101-12-31'), noInvalidDate: true })
  .map((date) => date.toISOString().slice(0, 10));

describe('a study day', () => {
  it.each([
    ['2014-01-02', '2014-01-02', 1],
    ['2014-01-03', '2014-01-02', 2],
    ['2014-01-01', '2014-01-02', -1], // there is no day 0
    ['2013-12-31', '2014-01-02', -2],
    ['2024-03-01', '2024-02-28', 3], // a leap year
    ['2023-03-01', '2023-02-28', 2],
    ['2100-03-01', '2100-02-28', 2], // divisible by 100
    ['2000-03-01', '2000-02-28', 3], // and by 400
    ['2024-12-31', '2024-01-01', 366],
    ['2014-01-02T23:59+01:00', '2014-01-02T00:00+01:00', 1], // a day is a day, at whatever hour
    ['2014-01-03T00:01+01:00', '2014-01-02T23:59+01:00', 2],
  ])('%s is, from %s, day %i', (text, reference, expected) => expect(studyDay(text, reference)).toBe(expected));

  it.each([
    ['2014', '2014-01-02'],
    ['2014-07', '2014-01-02'],
    ['2014-07-01', '2014-01'],
    [null, '2014-01-02'],
    ['2014-01-02', null],
  ])('of %s from %s is none: it is only for what is known to the day', (text, reference) =>
    expect(studyDay(text, reference)).toBeUndefined(),
  );

  it('rises strictly with the day, and is never 0', () =>
    fc.assert(
      fc.property(day, day, day, (reference, one, other) => {
        const [a, b] = [studyDay(one, reference)!, studyDay(other, reference)!];
        expect(Math.sign(a - b)).toBe(Math.sign(Date.parse(one) - Date.parse(other)));
        expect(a * b).not.toBe(0);
      }),
    ));
  it('rises by one from each day to the next, but for the 0 that it leaves out', () =>
    fc.assert(
      fc.property(day, fc.integer({ min: -800, max: 800 }), (reference, away) => {
        const [here, next] = [away, away + 1].map((days) => studyDay(addDays(reference, days), reference)!);
        expect(next! - here!).toBe(here === -1 ? 2 : 1);
      }),
    ));
});

describe('days', () => {
  it('are counted with both ends', () => {
    expect(daysInclusive('2024-02-28', '2024-03-01')).toBe(3);
    expect(daysInclusive('2024-02-28', '2024-02-28')).toBe(1);
  });
  it('may be added and taken away again, over any change of year or leap day', () =>
    fc.assert(
      fc.property(day, fc.integer({ min: -5000, max: 5000 }), (from, days) => {
        expect(addDays(addDays(from, days), -days)).toBe(from);
        expect(Date.parse(addDays(from, days)) - Date.parse(from)).toBe(days * 86_400_000);
      }),
    ));
  it.each([
    ['2014-07-02T09:30+02:00', '2014-07-02'],
    ['2014-07-02T09', '2014-07-02'],
    ['2014-07', undefined],
    ['2014-07-32', undefined],
    ['', undefined],
    [null, undefined],
    [undefined, undefined],
  ])('the day of %s is %s', (text, expected) => expect(dayOf(text)).toBe(expected));
});
