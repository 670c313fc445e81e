import { NotThere } from '@verum/platform/eventsourcing';
import { scenarios } from '@verum/platform/eventsourcing/testing';
import { ApprovedOtherwise } from '../study.errors';
import { studyEvents } from '../study.events';
import { ApproveConsentForm } from './approve-consent-form';

const { given } = scenarios(ApproveConsentForm);
const opened = { type: 'SiteOpened', data: studyEvents.SiteOpened.example } as const;
const approval = studyEvents.ConsentFormApproved.example;
const approved = { type: 'ConsentFormApproved', data: approval } as const;
const english = { ...approval, language: 'en' };

describe('approve a consent form', () => {
  it('keeps version, language, day and reference', () => given(opened).when(approval).then(approved));
  it('changes nothing the second time', () => given(opened, approved).when(approval).thenNothing());
  it('takes each language for itself', () =>
    given(opened, approved).when(english).then({ type: 'ConsentFormApproved', data: english }));
  it('refuses other bytes under the same version', () =>
    given(opened, approved)
      .when({ ...approval, digest: 'ab'.repeat(32) })
      .thenRefuses(ApprovedOtherwise));
  it('finds no site that was never opened', () => given().when(approval).thenRefuses(NotThere));
});
