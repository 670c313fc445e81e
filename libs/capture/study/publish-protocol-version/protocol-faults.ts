import { ROLES } from '@verum/platform/access';
import type { PlannedVisit, ProtocolDocument } from '../protocol.document';
import type { ProtocolFault } from '../study.errors';

/** Every contradiction within a protocol, not only the first. Its shape has been seen to at the edge. */
export const faultsOf = (protocol: ProtocolDocument): readonly ProtocolFault[] => [
  ...duplicates(protocol),
  ...protocol.visits.flatMap(faultsOfVisit),
  ...faultsOfConsent(protocol),
  ...protocol.blindedRoles.flatMap((role, i) => fault(!ROLES.includes(role), 'unknown-role', `/blindedRoles/${i}`)),
];

const fault = (wrong: boolean, rule: string, pointer: string): ProtocolFault[] => (wrong ? [{ rule, pointer }] : []);

const duplicates = ({ arms, visits, criteria, consentForms, optionalScopes, blindedRoles }: ProtocolDocument) => [
  ...repeated('/arms', '/ARMCD', arms, ({ ARMCD }) => ARMCD),
  ...repeated('/visits', '/VISITNUM', visits, ({ VISITNUM }) => VISITNUM),
  ...repeated('/visits', '/VISIT', visits, ({ VISIT }) => VISIT),
  ...repeated('/criteria', '/IETESTCD', criteria, ({ IETESTCD }) => IETESTCD),
  ...repeated('/consentForms', '', consentForms, ({ consentForm, formVersion }) => `${consentForm} ${formVersion}`),
  ...repeated('/optionalScopes', '/optionalScope', optionalScopes, ({ optionalScope }) => optionalScope),
  ...repeated('/blindedRoles', '', blindedRoles, (role) => role),
];

const repeated = <T>(list: string, item: string, values: readonly T[], key: (value: T) => string | number) => {
  const keys = values.map(key);
  return keys.flatMap((each, i) => fault(keys.indexOf(each) < i, 'duplicate', `${list}/${i}${item}`));
};

const faultsOfVisit = ({ VISITDY, earliest, latest }: PlannedVisit, i: number) => [
  ...Object.entries({ VISITDY, earliest, latest }).flatMap(([item, day]) => fault(day === 0, 'no-day-0', `/visits/${i}/${item}`)),
  ...fault(earliest > latest, 'window-inverted', `/visits/${i}/latest`),
  ...fault(earliest <= latest && (VISITDY < earliest || VISITDY > latest), 'outside-its-window', `/visits/${i}/VISITDY`),
];

const faultsOfConsent = ({ consent, consentForms, optionalScopes }: ProtocolDocument) => {
  const known = consentForms.map(({ consentForm }) => consentForm);
  return [
    ...fault(consent === 'collected' && known.length === 0, 'no-consent-form', '/consentForms'),
    ...fault(consent === 'notCollected' && known.length > 0, 'consent-not-collected', '/consentForms'),
    ...optionalScopes.flatMap(({ consentForm }, i) =>
      fault(!known.includes(consentForm), 'unknown-consent-form', `/optionalScopes/${i}/consentForm`),
    ),
  ];
};
