import fc from 'fast-check';
import { consentAfter, isOutside, NO_CONSENT, statusOf, validSince, withdrawnScopes, type Consent } from './consent.state';
import type { Consenting, Withdrawal } from './consent.events';
import type { ParticipantEvent } from './participant.events';
import { consented, screened, withdrawn } from './testing';

const given = (change: Partial<Consenting> = {}): ParticipantEvent => ({
  type: 'ConsentGiven',
  data: { ...consented.data, ...change },
});
const left = (change: Partial<Withdrawal>): ParticipantEvent => ({
  type: 'ConsentWithdrawn',
  data: { ...withdrawn.data, ...change },
});
const after = (...events: readonly ParticipantEvent[]): Consent => events.reduce(consentAfter, NO_CONSENT);
const all = (DSSTDTC: string) => left({ withdrawalScopes: ['everything'], DSSTDTC });
const bySite = { capacity: 'investigator', signedAt: '2026-01-11T08:00', zone: 'Europe/Berlin' } as const;
const halfSigned = given({ signatures: [{ capacity: 'participant', signedAt: '2026-01-10T09:30' }] });

describe('R37 consent counts', () => {
  it('from when both have signed', () => {
    expect(validSince(after(given()).given[0]!)).toBe('2026-01-10T09:35+01:00');
    const later = after(halfSigned, { type: 'ConsentSigned', data: bySite });
    expect(validSince(later.given[0]!)).toBe('2026-01-11T08:00+01:00');
    expect(isOutside(later, '2026-01-10T18:00+01:00')).toBe(true);
  });
  it('not while one of the two is missing', () => {
    expect(validSince(after(halfSigned).given[0]!)).toBeUndefined();
    expect(statusOf(after(halfSigned))).toBe('incomplete');
    expect(isOutside(after(halfSigned), '2026-02-01')).toBe(true);
  });
  it('where a representative signed for the participant', () => {
    const signatures = [{ capacity: 'representative', signedAt: '2026-01-10T09:30' }, bySite] as const;
    expect(statusOf(after(given({ signatures })))).toBe('given');
  });
});

describe('outside consent', () => {
  it.each<[string, ParticipantEvent[], string, boolean]>([
    ['before there was any', [], '2026-01-10', true],
    ['provably before it', [given()], '2026-01-09', true],
    ['in the month of it', [given()], '2026-01', false],
    ['on the day of it', [given()], '2026-01-10', false],
    ['an hour before it', [given()], '2026-01-10T08:30+01:00', true],
    ['while the withdrawal may not have been yet', [given(), all('2026-03')], '2026-03-31', false],
    ['provably after the withdrawal', [given(), all('2026-03')], '2026-04-01', true],
    ['after a withdrawal from doses alone', [given(), left({})], '2026-04-01', false],
    ['after consent was given again', [given(), all('2026-03-01'), given({ DSSTDTC: '2026-03-10T09:00' })], '2026-03-11', false],
    [
      'between withdrawal and new consent',
      [given(), all('2026-03-01'), given({ DSSTDTC: '2026-03-10T09:00' })],
      '2026-03-05',
      true,
    ],
    [
      'after a late entry of an older consent',
      [given(), all('2026-03-01'), given({ DSSTDTC: '2026-02-01T09:00' })],
      '2026-03-05',
      true,
    ],
  ])('%s', (_, events, moment, outside) => expect(isOutside(after(...events), moment)).toBe(outside));

  it('asks for the kinds that it is about', () => {
    const consent = after(given(), left({ withdrawalScopes: ['futureData'], DSSTDTC: '2026-03-01' }));
    expect([isOutside(consent, '2026-04-01'), isOutside(consent, '2026-04-01', ['futureData'])]).toEqual([false, true]);
  });

  it('is nothing where consent is not collected', () => {
    const legacy: ParticipantEvent = { ...screened, data: { ...screened.data, consent: 'notCollected' } };
    expect(isOutside(after(legacy), '2026-01-01')).toBe(false);
    expect(statusOf(after(legacy))).toBe('notCollected');
  });

  const day = fc.integer({ min: 11, max: 28 }).map((d) => `2026-03-${d}`);
  it('does not depend on the order in which consent and withdrawal were recorded', () =>
    fc.assert(
      fc.property(
        fc.shuffledSubarray([given(), all('2026-03-15'), given({ DSSTDTC: '2026-03-20T09:00' })], { minLength: 3 }),
        day,
        (events, moment) => expect(isOutside(after(...events), moment)).toBe(moment > '2026-03-15' && moment < '2026-03-20'),
      ),
    ));
});

describe('how consent stands', () => {
  it.each<[string, ParticipantEvent[]]>([
    ['none', []],
    ['given', [given()]],
    ['given', [given(), left({})]],
    ['withdrawn', [given(), all('2026-03-01')]],
    ['given', [given(), all('2026-03-01'), given({ DSSTDTC: '2026-03-10T09:00' })]],
  ])('%s', (status, events) => expect(statusOf(after(...events))).toBe(status));

  it('keeps the scopes that nobody has taken up again', () => {
    expect(withdrawnScopes(after(given(), left({}), left({ withdrawalScopes: ['samples'] })))).toEqual(['treatment', 'samples']);
    expect(withdrawnScopes(after(given(), left({}), given({ DSSTDTC: '2026-03-10T09:00' })))).toEqual([]);
  });
});
