import { pinsTheStoredForm } from '@verum/platform/eventsourcing/testing';
import { siteDocuments } from '.';
import { studyEvents, type StudyEvent } from './study.events';
import { approvalOf, protocolAt, siteOf, studies } from './study.state';

describe('the stored form of study events', () => pinsTheStoredForm(studyEvents));

describe('the state of a study', () => {
  const events = Object.entries(studyEvents).map(([type, { example }]) => ({ type, data: example }) as StudyEvent);
  const study = events.reduce(studies.evolve, studies.initial);
  const site = siteOf(study.sites, '701');
  const form = { consentForm: 'ICF', formVersion: '2.0', language: 'de' };

  it('knows the protocol that holds at a site', () => {
    expect(protocolAt(site, study.protocols)?.version).toBe('1.0');
    expect(protocolAt(siteOf(study.sites, '702'), study.protocols)).toBeUndefined();
  });
  it('R36 knows in which language a form was approved', () => {
    expect(approvalOf(site, form)).toMatchObject({ approvedOn: '2026-01-02' });
    expect(approvalOf(site, { ...form, language: 'en' })).toBeUndefined();
  });
  it('is not deceived by a name that every object has', () => expect(siteOf(study.sites, 'constructor')).toBeUndefined());
});

describe('a site', () => {
  const fold = (...types: ('ProtocolVersionApproved' | 'ProtocolVersionActivated')[]) =>
    ['SiteOpened' as const, ...types]
      .map((type, i) => ({ type, data: studyEvents[type].example, n: i + 1, metadata: { study: 's' } }) as never)
      .reduce(siteDocuments.evolve, undefined);

  it('R79 is listed as awaiting approval until there is one', () => {
    expect(fold('ProtocolVersionActivated')).toMatchObject({ active: '1.0', awaitsApproval: true });
    expect(fold('ProtocolVersionActivated', 'ProtocolVersionApproved')).toMatchObject({ awaitsApproval: false });
    expect(fold('ProtocolVersionApproved', 'ProtocolVersionActivated')).toMatchObject({ awaitsApproval: false });
  });
});
