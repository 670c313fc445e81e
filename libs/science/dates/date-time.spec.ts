import fc from 'fast-check';
import { elapsedMinutes, isDateTime, isInstant, isPartialDate, latestOf, provablyBefore } from '.';

describe('a date-time', () => {
  it.each([
    ['2026-01-10T09:30+01:00', true, true],
    ['2026-01-10T09:30:15.250Z', true, true],
    ['2026-01-10T09:30', true, false],
    ['2026-01-10T09', false, false],
    ['2026-01-10', false, false],
  ])('%s: a time %s, an instant %s', (text, time, instant) =>
    expect([isDateTime(text), isInstant(text)]).toEqual([time, instant]),
  );
});

describe('provably before', () => {
  it.each([
    ['2024-02', '2024-03-01', true],
    ['2024-03', '2024-03-10', false],
    ['2024', '2024-06', false],
    ['2024-03-10', '2024-03-10T09:00+01:00', false],
    ['2024-03-10T09:00+01:00', '2024-03-10T09:01+01:00', true],
    ['2024-03-10T09:00+01:00', '2024-03-10T09:00:30+01:00', false], // within the minute
    ['2024-03-10T09:30+01:00', '2024-03-10T09:00Z', true], // 08:30Z
    ['2024-10-27T02:50', '2024-10-27T02:10', false],
    ['2024-10-27T02:10', '2024-10-27T02:50', false], // the clocks may have gone back in between
    ['2024-10-27T02:10', '2024-10-28', true],
  ])('%s, %s: %s', (one, other, before) => expect(provablyBefore(one, other)).toBe(before));

  const text = fc.oneof(
    fc.constantFrom('2024', '2024-02', '2024-02-29', '2025-01-01T09:30'),
    fc
      .date({ min: new Date('2023-12-01'), max: new Date('2025-02-01'), noInvalidDate: true })
      .map((date) => date.toISOString().slice(0, 16) + 'Z'),
  );
  it('never holds both ways, nor of a thing and itself', () =>
    fc.assert(
      fc.property(text, text, (a, b) => {
        expect(isPartialDate(a) && isPartialDate(b)).toBe(true);
        expect(provablyBefore(a, b) && provablyBefore(b, a)).toBe(false);
        expect(provablyBefore(a, a)).toBe(false);
      }),
    ));
});

describe('elapsed minutes', () => {
  const instant = fc
    .tuple(fc.integer({ min: -60_000_000_000, max: 250_000_000_000 }), fc.integer({ min: -840, max: 840 }))
    .map(([seconds, east]) => {
      const offset = `${east < 0 ? '-' : '+'}${new Date(Math.abs(east) * 60_000).toISOString().slice(11, 16)}`;
      return Temporal.Instant.fromEpochMilliseconds(seconds * 1_000).toString({ timeZone: offset });
    });
  it('are those of the platform, for any two instants', () =>
    fc.assert(
      fc.property(instant, instant, (a, b) => {
        const milliseconds = Temporal.Instant.from(b).epochMilliseconds - Temporal.Instant.from(a).epochMilliseconds;
        expect(elapsedMinutes(a, b) * 60).toBeCloseTo(milliseconds / 1_000, 3);
      }),
    ));

  it('R26 are true minutes across a change of clocks', () => {
    expect(elapsedMinutes('2024-10-27T02:30+02:00', '2024-10-27T02:30+01:00')).toBe(60);
    expect(elapsedMinutes('2024-03-31T01:59+01:00', '2024-03-31T03:01+02:00')).toBe(2);
  });
  it('the latest is the last on the line of time, as it was written', () =>
    expect(latestOf(['2024-10-27T02:40+02:00', '2024-10-27T02:30+01:00'])).toBe('2024-10-27T02:30+01:00'));
});
