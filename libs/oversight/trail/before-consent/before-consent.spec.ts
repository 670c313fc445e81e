import { consentAfter, NO_CONSENT, type Consent, type ParticipantEvent } from '@verum/capture/participant';
import { consented } from '@verum/capture/participant/testing';
import { beforeConsent, type Procedure } from './before-consent';

const signedAt = (local: string, zone = 'Europe/Berlin'): Consent => {
  const signatures = (['participant', 'investigator'] as const).map((capacity) => ({ capacity, signedAt: local }));
  return consentAfter(NO_CONSENT, {
    ...consented,
    data: { ...consented.data, DSSTDTC: local, zone, signatures },
  } as ParticipantEvent);
};
const dose = (at: string): Procedure => ({ kind: 'dose', record: '1', at });
const minutes = (at: string, consent: Consent) => beforeConsent([dose(at)], consent).map((found) => found.minutes);

describe('procedures before consent', () => {
  const consent = signedAt('2026-01-10T09:30');

  it('R35 are told in minutes', () => {
    expect(beforeConsent([dose('2026-01-10T09:05+01:00')], consent)).toEqual([
      { ...dose('2026-01-10T09:05+01:00'), consentAt: '2026-01-10T09:30+01:00', minutes: 25 },
    ]);
    expect(minutes('2026-01-10T09:30+01:00', consent)).toEqual([]);
    expect(minutes('2026-01-10T09:31+01:00', consent)).toEqual([]);
  });
  it('R26 are true minutes across a change of clocks', () =>
    expect(minutes('2026-03-29T01:30+01:00', signedAt('2026-03-29T03:30'))).toEqual([60]));
  it('are compared on the line of time, whatever the offsets', () => expect(minutes('2026-01-10T08:20Z', consent)).toEqual([10]));
  it('have no minutes where only the day is known, and are not listed where they may have been after', () => {
    expect(minutes('2026-01-09', consent)).toEqual([null]);
    expect([minutes('2026-01-10', consent), minutes('2026-01', consent)]).toEqual([[], []]);
  });
  it('are all listed where no consent counts, and none where it is not collected', () => {
    expect(beforeConsent([dose('2026-01-10')], NO_CONSENT)).toMatchObject([{ consentAt: null, minutes: null }]);
    expect(beforeConsent([dose('2026-01-10')], { ...NO_CONSENT, collected: false })).toEqual([]);
  });
  it('are judged by the first consent, in whatever order several were recorded', () => {
    const both = { ...consent, given: [...consent.given, ...signedAt('2026-01-08T10:00').given] };
    expect([minutes('2026-01-09', both), minutes('2026-01-08T09:00+01:00', both)]).toEqual([[], [60]]);
  });
});
