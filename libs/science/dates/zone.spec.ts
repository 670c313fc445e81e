import { isZone, momentIn, unclearIn } from '.';

describe('a zone', () => {
  it.each(['Europe/Berlin', 'America/Argentina/Buenos_Aires', 'Etc/GMT+5', 'UTC'])('%s is one', (zone) =>
    expect(isZone(zone)).toBe(true),
  );
  it.each(['europe/berlin', '+01:00', 'EST', 'Europe/Atlantis', 'Europe', '', '__proto__', null])('%j is none', (zone) =>
    expect(isZone(zone)).toBe(false),
  );
});

describe('R26 a local time in a zone', () => {
  it('is one instant on an ordinary day', () => {
    expect(unclearIn('Europe/Berlin', '2024-07-01T09:30')).toBeUndefined();
    expect(momentIn('Europe/Berlin', '2024-07-01T09:30')).toBe('2024-07-01T09:30+02:00');
  });

  it('that the clocks made twice is ambiguous, and both readings are named', () => {
    const readings = ['2024-10-27T02:30+02:00', '2024-10-27T02:30+01:00'];
    expect(unclearIn('Europe/Berlin', '2024-10-27T02:30')).toEqual({ why: 'ambiguous', readings });
    expect(momentIn('Europe/Berlin', '2024-10-27T02:30')).toBe('2024-10-27T02:30');
  });

  it('that the clocks left out is impossible, and both readings are named', () =>
    expect(unclearIn('Europe/Berlin', '2024-03-31T02:30')).toEqual({
      why: 'impossible',
      readings: ['2024-03-31T01:30+01:00', '2024-03-31T03:30+02:00'],
    }));

  it('with an offset is clear, also on the night of the change and from another zone', () => {
    expect(unclearIn('Europe/Berlin', '2024-10-27T02:30+01:00')).toBeUndefined();
    expect(unclearIn('Europe/Berlin', '2024-07-01T07:30Z')).toBeUndefined();
    expect(momentIn('Europe/Berlin', '2024-07-01T07:30Z')).toBe('2024-07-01T07:30Z');
  });

  it('where it is but a date has nothing to be unclear about', () => {
    expect(unclearIn('Europe/Berlin', '2024-10-27')).toBeUndefined();
    expect(momentIn('Europe/Berlin', '2024-07')).toBe('2024-07');
  });
});
