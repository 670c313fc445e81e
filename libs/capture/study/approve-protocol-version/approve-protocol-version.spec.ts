import { NotThere } from '@verum/platform/eventsourcing';
import { scenarios } from '@verum/platform/eventsourcing/testing';
import { ApprovedOtherwise, UnknownVersion } from '../study.errors';
import { studyEvents } from '../study.events';
import { ApproveProtocolVersion } from './approve-protocol-version';

const { given } = scenarios(ApproveProtocolVersion);
const opened = { type: 'SiteOpened', data: studyEvents.SiteOpened.example } as const;
const published = { type: 'ProtocolVersionPublished', data: studyEvents.ProtocolVersionPublished.example } as const;
const approval = studyEvents.ProtocolVersionApproved.example;
const approved = { type: 'ProtocolVersionApproved', data: approval } as const;

describe('approve a protocol version', () => {
  it('keeps the day and the reference', () => given(opened, published).when(approval).then(approved));
  it('changes nothing the second time', () => given(opened, published, approved).when(approval).thenNothing());
  it('refuses another day for the same version', () =>
    given(opened, published, approved)
      .when({ ...approval, approvedOn: '2026-01-03' })
      .thenRefuses(ApprovedOtherwise));
  it('refuses a version that nobody published', () => given(opened).when(approval).thenRefuses(UnknownVersion));
  it('finds no site that was never opened', () => given(published).when(approval).thenRefuses(NotThere));
});
