import { scenarios } from '@verum/platform/eventsourcing/testing';
import type { Role } from '@verum/platform/access';
import type { ProtocolDocument } from '../protocol.document';
import { ProtocolNotSound, VersionTaken } from '../study.errors';
import { studyEvents } from '../study.events';
import { faultsOf } from './protocol-faults';
import { PublishProtocolVersion } from './publish-protocol-version';

const { given } = scenarios(PublishProtocolVersion);
const { protocol } = studyEvents.ProtocolVersionPublished.example;
const published = { type: 'ProtocolVersionPublished', data: { protocol } } as const;
const [screening, dosing] = protocol.visits;
const faultsWith = (change: Partial<ProtocolDocument>) => faultsOf({ ...protocol, ...change });

describe('publish a protocol version', () => {
  it('keeps the whole document', () => given().when(protocol).then(published));
  it('changes nothing the second time, in whatever order its properties come', () =>
    given(published)
      .when(Object.fromEntries(Object.entries(protocol).reverse()) as ProtocolDocument)
      .thenNothing());
  it('refuses another document under the same version', () =>
    given(published)
      .when({ ...protocol, arms: [] })
      .thenRefuses(VersionTaken));
  it('refuses a protocol that contradicts itself', () =>
    given()
      .when({ ...protocol, consentForms: [] })
      .thenRefuses(ProtocolNotSound));
});

describe('the faults of a protocol', () => {
  it('are none in a sound one', () => expect(faultsOf(protocol)).toEqual([]));

  it.each<[string, Partial<ProtocolDocument>, string[]]>([
    ['duplicate', { arms: [...protocol.arms, protocol.arms[0]!] }, ['/arms/2/ARMCD']],
    ['duplicate', { visits: [screening!, { ...dosing!, VISITNUM: 1 }] }, ['/visits/1/VISITNUM']],
    ['duplicate', { criteria: [...protocol.criteria, ...protocol.criteria] }, ['/criteria/1/IETESTCD']],
    ['duplicate', { consentForms: [...protocol.consentForms, ...protocol.consentForms] }, ['/consentForms/1']],
    ['duplicate', { blindedRoles: ['monitor', 'monitor'] }, ['/blindedRoles/1']],
    ['window-inverted', { visits: [{ ...screening!, earliest: -1, latest: -28 }] }, ['/visits/0/latest']],
    ['outside-its-window', { visits: [{ ...screening!, VISITDY: 3 }] }, ['/visits/0/VISITDY']],
    ['no-day-0', { visits: [{ ...dosing!, VISITDY: 0, earliest: 0 }] }, ['/visits/0/VISITDY', '/visits/0/earliest']],
    ['no-consent-form', { consentForms: [], optionalScopes: [] }, ['/consentForms']],
    ['consent-not-collected', { consent: 'notCollected' }, ['/consentForms']],
    [
      'unknown-consent-form',
      { optionalScopes: [{ ...protocol.optionalScopes[0]!, consentForm: 'X' }] },
      ['/optionalScopes/0/consentForm'],
    ],
    ['half-a-window', { visits: [{ ...dosing!, latest: null }] }, ['/visits/0/latest']],
    ['masked-treatment-missing', { dosing: { ...protocol.dosing, maskedTreatment: null } }, ['/dosing/maskedTreatment']],
    ['limit-without-unit', { dosing: { ...protocol.dosing, ECDOSU: null } }, ['/dosing/ECDOSU']],
    ['dose-unmasked', { dosing: { ...protocol.dosing, ECDOSU: 'mg/kg' } }, ['/dosing/ECDOSU']],
    ['unknown-role', { blindedRoles: ['monitor', 'janitor' as Role] }, ['/blindedRoles/1']],
  ])('%s', (rule, change, pointers) => expect(faultsWith(change)).toEqual(pointers.map((pointer) => ({ rule, pointer }))));

  it('are none where a visit has no window, or an open-label study measures its doses in mg', () => {
    const open = {
      ...protocol,
      TBLIND: 'OPEN LABEL',
      dosing: { ...protocol.dosing, maskedTreatment: null, ECDOSU: 'mg' },
    } as const;
    const followUp = { VISITNUM: 101, VISIT: 'AE follow-up', VISITDY: null, earliest: null, latest: null };
    expect(faultsOf({ ...open, visits: [followUp] })).toEqual([]);
  });

  it('are all named at once, each with its pointer and without its value', () => {
    const faults = faultsWith({ consentForms: [], blindedRoles: ['janitor' as Role] });
    const refusal = new ProtocolNotSound(faults);
    expect(refusal.rules).toEqual(['no-consent-form', 'unknown-consent-form', 'unknown-role']);
    expect(refusal.fields).toEqual(['/consentForms', '/optionalScopes/0/consentForm', '/blindedRoles/0']);
    expect(refusal.message).not.toContain('janitor');
  });
});
