import { admitting, isInspection, isPseudonym, pseudonymOf } from '.';

describe('R58 an inspector', () => {
  it('reads what an auditor reads', () => {
    expect(admitting(['monitor', 'auditor'], true)).toEqual(['monitor', 'auditor', 'inspector']);
    expect(admitting(['inspector'], true)).toEqual(['inspector']);
    expect(admitting(['monitor'], true)).toEqual(['monitor']);
  });
  it('never writes, whatever a route says', () => {
    expect(admitting(['auditor', 'inspector'], false)).toEqual(['auditor']);
    expect(admitting(['inspector'], false)).toEqual([]);
  });
  it('is called by a part of the id of their account, and by nothing that could be a name', () => {
    expect(pseudonymOf('0190f3a4-7b1c-5d2e-8f3a-4b5c6d7e8f90')).toBe('Inspector 0190f3a4');
    expect(['Inspector 0190f3a4', 'Inspector Example', 'Ada Example', 'Inspector'].map(isPseudonym)).toEqual([
      true,
      false,
      false,
      false,
    ]);
  });
  it.each([
    ['2026-04-01T00:00:00.000Z', true],
    ['2026-04-01T00:00:00.001Z', false],
    [null, false],
  ])('has a token that ends within 90 days: %s', (expires, is) =>
    expect(isInspection({ from: '2026-01-01T00:00:00.000Z', expires })).toBe(is),
  );
});
