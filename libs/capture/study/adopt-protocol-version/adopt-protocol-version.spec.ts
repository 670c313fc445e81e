import { NotThere } from '@verum/platform/eventsourcing';
import { scenarios } from '@verum/platform/eventsourcing/testing';
import { ActivationRefused } from '../study.errors';
import { studyEvents, type StudyEvent } from '../study.events';
import { AdoptProtocolVersion } from './adopt-protocol-version';

const { given } = scenarios(AdoptProtocolVersion);
const opened: StudyEvent = { type: 'SiteOpened', data: studyEvents.SiteOpened.example };
const { protocol } = studyEvents.ProtocolVersionPublished.example;
const legacyProtocol = { ...protocol, consent: 'notCollected' as const, consentForms: [], optionalScopes: [] };
const published: StudyEvent = { type: 'ProtocolVersionPublished', data: { protocol: legacyProtocol } };
const adoption = { SITEID: '701', version: '1.0', activatedOn: '2012-07-06', legacy: 'SDTM' };
const adopted: StudyEvent = { type: 'ProtocolVersionActivated', data: { ...adoption, immediateHazard: null } };

describe('adopt a protocol version', () => {
  it('activates it, and says where it comes from', () => given(opened, published).when(adoption).then(adopted));
  it('changes nothing the second time', () => given(opened, published, adopted).when(adoption).thenNothing());
  it('finds no site that is not open', () => given(published).when(adoption).thenRefuses(NotThere));
  it('refuses a study that collects consent: its sites need an approval', () =>
    given(opened, { type: 'ProtocolVersionPublished', data: { protocol } }).when(adoption).thenRefuses(ActivationRefused));
  it('refuses a version that nobody published', () => given(opened).when(adoption).thenRefuses(ActivationRefused));
  it('refuses to put another version aside', () =>
    given(opened, published, adopted)
      .when({ ...adoption, activatedOn: '2012-08-01' })
      .thenRefuses(ActivationRefused));
});
