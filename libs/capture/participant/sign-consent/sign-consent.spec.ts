import { NotThere } from '@verum/platform/eventsourcing';
import { scenarios } from '@verum/platform/eventsourcing/testing';
import { LocalTimeUnclear, NoConsent } from '../participant.errors';
import type { ParticipantEvent } from '../participant.events';
import { consented, exampleOf, screened, visited } from '../testing';
import { SignConsent } from './sign-consent';

const { given } = scenarios(SignConsent);
const signature = { capacity: 'witness', signedAt: '2026-01-10T10:00' } as const;
const signed = { type: 'ConsentSigned', data: { ...signature, zone: 'Europe/Berlin' } } as const;

describe('sign a consent', () => {
  it('R37 adds the signature to the latest', () => given(screened, consented).when(signature).then(signed));
  it('changes nothing the second time', () => given(screened, consented, signed).when(signature).thenNothing());
  it('changes nothing where the same moment is told with its offset', () =>
    given(screened, consented, signed)
      .when({ ...signature, signedAt: '2026-01-10T10:00+01:00' })
      .thenNothing());
  it('refuses where there is nothing to sign', () => given(screened).when(signature).thenRefuses(NoConsent));
  it('R26 refuses a local time that the clocks left out', () =>
    given(screened, consented)
      .when({ ...signature, signedAt: '2026-03-29T02:30' })
      .thenRefuses(LocalTimeUnclear));
  it('R37 judges the visits anew: consent counts from the last signature that was missing', () => {
    const signatures = consented.data.signatures.slice(0, 1);
    const half: ParticipantEvent = { ...consented, data: { ...consented.data, signatures } };
    const example = exampleOf('ProtocolDeviationDetected');
    const before: ParticipantEvent = { ...example, data: { ...example.data, rule: 'visit-before-consent', record: '2' } };
    const ours = { capacity: 'investigator', signedAt: '2026-01-10T10:00' } as const;
    given(screened, half, visited, before)
      .when(ours)
      .then(
        { type: 'ConsentSigned', data: { ...ours, zone: 'Europe/Berlin' } },
        { type: 'ProtocolDeviationSuperseded', data: { rule: 'visit-before-consent', record: '2' } },
      );
  });
  it('finds nobody who was never screened', () => given().when(signature).thenRefuses(NotThere));
});
