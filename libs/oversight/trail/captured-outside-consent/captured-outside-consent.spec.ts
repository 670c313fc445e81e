import { consentAfter, NO_CONSENT, type Consent, type ParticipantEvent } from '@verum/capture/participant';
import { consented, withdrawn } from '@verum/capture/participant/testing';
import { capturedOutsideConsent, type ConsentOf } from './captured-outside-consent';
import type { CapturedMoment } from './captured-outside-consent.projection';

const moment = (n: number, when: string): CapturedMoment => ({
  ...{ n, type: 'ParticipantScreened', says: 'Screened', when, study: 's', site: '701' },
  ...{ participant: 'p', at: `participant-p@${n - 1}` },
});
const everything: ParticipantEvent = { ...withdrawn, data: { ...withdrawn.data, withdrawalScopes: ['everything'] } };

/** Consent as it stood after the events numbered up to n. */
const history =
  (events: Readonly<Record<number, ParticipantEvent>>): ConsentOf =>
  (participant, n = Infinity) =>
    participant === 'p'
      ? Object.entries(events)
          .filter(([at]) => Number(at) <= n)
          .reduce<Consent>((consent, [, event]) => consentAfter(consent, event), NO_CONSENT)
      : undefined;

describe('R35 captured outside consent', () => {
  it('lists what happened provably before, as known when it was captured', () =>
    expect(capturedOutsideConsent([moment(1, '2026-01-05')], history({ 2: consented }))).toEqual([
      { ...moment(1, '2026-01-05'), knownAtCapture: true },
    ]));

  it('does not list what the record of a consent heals afterwards', () =>
    expect(capturedOutsideConsent([moment(1, '2026-01-12')], history({ 2: consented }))).toEqual([]));

  it('lists what a withdrawal that was entered late shows, and says that nobody could know', () =>
    expect(capturedOutsideConsent([moment(2, '2026-03-05')], history({ 1: consented, 3: everything }))).toEqual([
      { ...moment(2, '2026-03-05'), knownAtCapture: false },
    ]));

  it('does not list what may lie inside, nor what a withdrawal from doses alone leaves open', () => {
    expect(capturedOutsideConsent([moment(2, '2026-01')], history({ 1: consented }))).toEqual([]);
    expect(capturedOutsideConsent([moment(3, '2026-04-01')], history({ 1: consented, 2: withdrawn }))).toEqual([]);
  });

  it('does not list late entry of what was collected before a withdrawal', () =>
    expect(capturedOutsideConsent([moment(3, '2026-02-01')], history({ 1: consented, 2: everything }))).toEqual([]));
});
