import { NotThere } from '@verum/platform/eventsourcing';
import { scenarios } from '@verum/platform/eventsourcing/testing';
import { ActivationRefused } from '../study.errors';
import { studyEvents } from '../study.events';
import { ActivateProtocolVersion } from './activate-protocol-version';

const { given } = scenarios(ActivateProtocolVersion);
const opened = { type: 'SiteOpened', data: studyEvents.SiteOpened.example } as const;
const published = { type: 'ProtocolVersionPublished', data: studyEvents.ProtocolVersionPublished.example } as const;
const approved = { type: 'ProtocolVersionApproved', data: studyEvents.ProtocolVersionApproved.example } as const;
const activation = studyEvents.ProtocolVersionActivated.example;
const activated = { type: 'ProtocolVersionActivated', data: activation } as const;

describe('activate a protocol version at a site', () => {
  it('holds from its day on', () => given(opened, published, approved).when(activation).then(activated));
  it('changes nothing the second time', () => given(opened, published, approved, activated).when(activation).thenNothing());
  it('refuses what is not approved there', () => given(opened, published).when(activation).thenRefuses(ActivationRefused));
  it('refuses a day before the approval', () =>
    given(opened, published, approved)
      .when({ ...activation, activatedOn: '2026-01-01' })
      .thenRefuses(ActivationRefused));
  it('names every rule that failed', () => {
    const decide = () => ActivateProtocolVersion.spec.decide(activation, withSite(), {});
    expect(decide).toThrow(expect.objectContaining({ rules: ['version-published', 'approved-or-immediate-hazard'] }));
  });
  it('R79 does not wait for the approval where an immediate hazard is removed', () => {
    const urgent = { ...activation, immediateHazard: 'Stop infusions above 180 mmHg' };
    given(opened, published).when(urgent).then({ type: 'ProtocolVersionActivated', data: urgent });
  });
  it('finds no site that was never opened', () => given(published).when(activation).thenRefuses(NotThere));
});

const withSite = () => ActivateProtocolVersion.spec.stream.evolve(ActivateProtocolVersion.spec.stream.initial, opened);
