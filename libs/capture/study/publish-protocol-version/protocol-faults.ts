import { ROLES } from '@verum/platform/access';
import { isBlinded, isOfSubstance, type PlannedVisit, type ProtocolDocument } from '../protocol.document';
import type { ProtocolFault } from '../study.errors';

/** Every contradiction within a protocol, not only the first. Its shape has been seen to at the edge. */
export const faultsOf = (protocol: ProtocolDocument): readonly ProtocolFault[] => [
  ...duplicates(protocol),
  ...protocol.visits.flatMap(faultsOfVisit),
  ...faultsOfConsent(protocol),
  ...faultsOfDosing(protocol),
  ...protocol.blindedRoles.flatMap((role, i) => fault(!ROLES.includes(role), 'unknown-role', `/blindedRoles/${i}`)),
];

const fault = (wrong: boolean, rule: string, pointer: string): ProtocolFault[] => (wrong ? [{ rule, pointer }] : []);

const duplicates = (protocol: ProtocolDocument) => {
  const { arms, visits, criteria, consentForms, optionalScopes, blindedRoles } = protocol;
  return [
    ...repeated('/arms', '/ARMCD', arms, ({ ARMCD }) => ARMCD),
    ...repeated('/visits', '/VISITNUM', visits, ({ VISITNUM }) => VISITNUM),
    ...repeated('/visits', '/VISIT', visits, ({ VISIT }) => VISIT),
    ...repeated('/criteria', '/IETESTCD', criteria, ({ IETESTCD }) => IETESTCD),
    ...repeated('/consentForms', '', consentForms, ({ consentForm, formVersion }) => `${consentForm} ${formVersion}`),
    ...repeated('/optionalScopes', '/optionalScope', optionalScopes, ({ optionalScope }) => optionalScope),
    ...repeated('/blindedRoles', '', blindedRoles, (role) => role),
  ];
};

const repeated = <T>(list: string, item: string, values: readonly T[], key: (value: T) => string | number) => {
  const keys = values.map(key);
  return keys.flatMap((each, i) => fault(keys.indexOf(each) < i, 'duplicate', `${list}/${i}${item}`));
};

const faultsOfVisit = ({ VISITDY, earliest, latest }: PlannedVisit, i: number) => [
  ...Object.entries({ VISITDY, earliest, latest }).flatMap(([item, day]) => fault(day === 0, 'no-day-0', `/visits/${i}/${item}`)),
  ...fault((earliest === null) !== (latest === null), 'half-a-window', `/visits/${i}/latest`),
  ...(earliest === null || latest === null ? [] : faultsOfWindow({ VISITDY, earliest, latest }, i)),
];

type Window = Readonly<{ VISITDY: number | null; earliest: number; latest: number }>;
const faultsOfWindow = ({ VISITDY, earliest, latest }: Window, i: number) => [
  ...fault(earliest > latest, 'window-inverted', `/visits/${i}/latest`),
  ...fault(
    earliest <= latest && VISITDY !== null && (VISITDY < earliest || VISITDY > latest),
    'outside-its-window',
    `/visits/${i}/VISITDY`,
  ),
];

/** A blinded study calls its treatment by one name at the bedside, and a limit has a unit. */
const faultsOfDosing = (protocol: ProtocolDocument) => {
  const { maskedTreatment, ECDOSU, maxPerDose, maxCumulative } = protocol.dosing;
  return [
    ...fault(isBlinded(protocol) && maskedTreatment === null, 'masked-treatment-missing', '/dosing/maskedTreatment'),
    ...fault(ECDOSU === null && (maxPerDose !== null || maxCumulative !== null), 'limit-without-unit', '/dosing/ECDOSU'),
    ...fault(isBlinded(protocol) && ECDOSU !== null && isOfSubstance(ECDOSU), 'dose-unmasked', '/dosing/ECDOSU'),
  ];
};

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
