import fc from 'fast-check';
import {
  ctcaeHypertensionNumeric,
  ctcaeTransaminase,
  followUpClock,
  hysLawScreen,
  intraDoseBpRule,
  investigatorNotice,
  preDoseBpRule,
  reportingClock,
  reportingClocks,
} from '.';

const pressure = fc.integer({ min: 40, max: 260 });
const refusing = (argument: string) => expect.objectContaining({ name: 'RangeError', argument });

describe('CTCAE grades', () => {
  it('never fall when a pressure rises', () =>
    fc.assert(
      fc.property(pressure, pressure, fc.nat(40), (sbp, dbp, more) => {
        const { grade } = ctcaeHypertensionNumeric({ sbp, dbp });
        expect(ctcaeHypertensionNumeric({ sbp: sbp + more, dbp }).grade).toBeGreaterThanOrEqual(grade);
        expect(ctcaeHypertensionNumeric({ sbp, dbp: dbp + more }).grade).toBeGreaterThanOrEqual(grade);
      }),
    ));

  it.each([
    [119, 79, 0],
    [120, 79, 1],
    [139, 89, 1],
    [140, 79, 2],
    [119, 99, 2],
    [159, 100, 3],
    [160, 60, 3],
  ])('%i/%i is grade %i', (sbp, dbp, grade) => expect(ctcaeHypertensionNumeric({ sbp, dbp })).toEqual({ grade }));

  it.each([
    [40, 25, 0],
    [120, 25, 1],
    [200, 25, 2],
    [800, 25, 3],
    [801, 25, 4],
    [800, null, 3],
    [89, 60, 0],
    [90, 60, 1],
    [180, 60, 1],
    [181, 60, 2],
    [301, 60, 3],
    [1201, 60, 4],
  ])('ALT %i with baseline %p at ULN 40 is grade %i', (value, baseline, grade) =>
    expect(ctcaeTransaminase({ value, uln: 40, baseline })).toEqual({ grade }),
  );

  it('counts by ULN alone in version 4.03, and knows no version that it has not read', () => {
    expect(ctcaeTransaminase({ value: 89, uln: 40, baseline: 60, version: '4.03' })).toEqual({ grade: 1 });
    expect(() => ctcaeTransaminase({ value: 89, uln: 40, version: '6.0' as never })).toThrow(refusing('version'));
    expect(() => ctcaeTransaminase({ value: NaN, uln: 40 })).toThrow(refusing('value'));
  });
});

describe("Hy's law", () => {
  const liver = { altXuln: 3, tbiliXuln: 2, alpXuln: 1 };

  it('counts the limits by default, and not where the protocol says above', () => {
    expect(hysLawScreen(liver)).toEqual({ potentialHysLaw: true, quadrant: 'potential_hys_law' });
    expect(hysLawScreen({ ...liver, inclusive: false })).toEqual({ potentialHysLaw: false, quadrant: 'normal' });
    expect(hysLawScreen({ ...liver, alpXuln: 2 }).potentialHysLaw).toBe(false);
  });

  it('is open where a missing value could decide it, and settled where it could not', () => {
    expect(hysLawScreen({ ...liver, alpXuln: null }).potentialHysLaw).toBe('NE');
    expect(hysLawScreen({ ...liver, tbiliXuln: 1, alpXuln: null })).toEqual({
      potentialHysLaw: false,
      quadrant: 'temples_corollary',
    });
    expect(hysLawScreen({ ...liver, altXuln: null, astXuln: 4 }).potentialHysLaw).toBe(true);
    expect(hysLawScreen({ ...liver, altXuln: null, astXuln: 1 })).toEqual({ potentialHysLaw: 'NE', quadrant: 'NE' });
  });
});

describe('blood pressure at a dose', () => {
  it('allows the limit and not more', () => {
    expect(preDoseBpRule({ sbp: 140, dbp: 90 })).toEqual({ action: 'proceed' });
    expect(preDoseBpRule({ sbp: 140, dbp: 91 })).toEqual({ action: 'prescriber_decision' });
    expect(preDoseBpRule({ sbp: 149, dbp: 80, limitSbp: 150 })).toEqual({ action: 'proceed' });
    expect(intraDoseBpRule({ sbp: 180, dbp: 110 })).toEqual({ action: 'continue' });
    expect(intraDoseBpRule({ sbp: 181, dbp: 80 })).toEqual({ action: 'stop' });
    expect(() => preDoseBpRule({ sbp: null as never, dbp: 80 })).toThrow(refusing('sbp'));
  });
});

describe('R67 R68 R69 R74 reporting clocks', () => {
  const susar = { serious: true, unexpected: true, related: true, fatalOrLifeThreatening: false };
  const fatal = { ...susar, fatalOrLifeThreatening: true };
  const day = fc
    .date({ min: new Date('2000-01-01'), max: new Date('2090-01-01'), noInvalidDate: true })
    .map((d) => d.toISOString().slice(0, 10));

  it('a later day 0 is never due earlier, and the graver case never later', () =>
    fc.assert(
      fc.property(day, day, (one, other) => {
        const [first, second] = one < other ? [one, other] : [other, one];
        const due = (day0: string) => reportingClock({ ...susar, day0 }) as { dueInitial: string };
        expect(due(first).dueInitial <= due(second).dueInitial).toBe(true);
        expect((reportingClock({ ...fatal, day0: first }) as { dueInitial: string }).dueInitial < due(first).dueInitial).toBe(
          true,
        );
      }),
    ));

  it('completes a 7-day report within 8 more days in the EU; the US asks for none', () => {
    expect(reportingClock({ ...fatal, day0: '2028-02-24', region: 'EU' })).toMatchObject({
      dueInitial: '2028-03-02',
      dueFollowUp: '2028-03-10',
    });
    expect(reportingClock({ ...fatal, day0: '2028-02-24', region: 'US' })).toEqual({
      category: 'SUSAR_7',
      dueInitial: '2028-03-02',
    });
  });

  it('counts the 15 days of the US from the finding that it qualifies, and the 7 never', () => {
    const dates = { day0: '2026-03-01', determinedOn: '2026-03-04' };
    expect(reportingClock({ ...susar, ...dates, region: 'US' })).toMatchObject({ dueInitial: '2026-03-19' });
    expect(reportingClock({ ...susar, ...dates })).toMatchObject({ dueInitial: '2026-03-16' });
    expect(reportingClock({ ...fatal, ...dates, region: 'US' })).toMatchObject({ dueInitial: '2026-03-08' });
  });

  it('gives a turn to fatal a clock of its own beside the first', () =>
    expect(reportingClock({ ...susar, day0: '2026-04-10', becameFatalOn: '2026-04-20' })).toEqual({
      category: 'SUSAR_7',
      dueInitial: '2026-04-25',
      dueFatalUpgrade: '2026-04-27',
      dueFatalUpgradeFollowUp: '2026-05-05',
    }));

  it.each([
    [{ related: false }, 'SAE_unrelated_not_expedited'],
    [{ related: false, serious: false }, 'AE_not_expedited'],
    [{ serious: false }, 'AR_not_expedited'],
    [{ unexpected: false }, 'SAR_expected_not_expedited'],
  ])('has no clock for %o', (what, category) =>
    expect(reportingClock({ ...fatal, ...what, day0: '2026-03-01' })).toEqual({ category }),
  );

  it('keeps the history: what became worse adds a clock, what became better takes none away', () => {
    const history = [
      { ...susar, related: false, on: '2026-03-01' },
      { ...susar, on: '2026-03-05' },
      { ...fatal, on: '2026-03-09' },
      { ...susar, serious: false, on: '2026-03-12' },
    ];
    expect(reportingClocks({ assessments: history })).toEqual({
      category: 'AR_not_expedited',
      clocks: [
        { startedOn: '2026-03-05', category: 'SUSAR_15', due: '2026-03-20' },
        { startedOn: '2026-03-09', category: 'SUSAR_7', due: '2026-03-16', dueFollowUp: '2026-03-24' },
      ],
    });
    expect(() => reportingClocks({ assessments: history.toReversed() })).toThrow(refusing('on'));
  });

  it('R80 R69 counts true hours for the investigator across a change of clocks, and 15 days for what is new', () => {
    expect(investigatorNotice({ awareAt: '2026-03-28T12:00+01:00' })).toEqual({ due: '2026-03-29T11:00:00Z' });
    expect(() => investigatorNotice({ awareAt: '2026-03-28T12:00' })).toThrow(refusing('awareAt'));
    expect(followUpClock({ receivedOn: '2026-12-20' })).toEqual({ due: '2027-01-04' });
  });

  it.each([
    [{ day0: '2026-02-30' }, 'day0'],
    [{ day0: '2026-03-01', becameFatalOn: '2026-02-28' }, 'becameFatalOn'],
    [{ day0: '2026-03-01', region: 'JP' }, 'region'],
    [{ day0: '2026-03-01', serious: 'yes' }, 'serious'],
  ])('refuses %o by the name %s', (wrong, argument) =>
    expect(() => reportingClock({ ...susar, ...wrong } as never)).toThrow(refusing(argument)),
  );
});
