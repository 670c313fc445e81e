import { CODELISTS } from './codelists';
import type { Item } from './item';

const text = (label: string, example: string, maxLength = 200) => ({ label, type: 'text', maxLength, example }) as const;
const identifier = (label: string, example: string, pattern: string, maxLength = 20) =>
  ({ label, type: 'text', maxLength, pattern, example }) as const;
const coded = (label: string, codelist: keyof typeof CODELISTS, example: string) =>
  ({ label, type: 'code', codelist: CODELISTS[codelist], example }) as const;
const day = (label: string, example: string) => ({ label, type: 'day', example }) as const;
const partialDate = (label: string, example: string) => ({ label, type: 'partialDate', example }) as const;
const dateTime = (label: string, example: string) => ({ label, type: 'dateTime', example }) as const;
const yesNo = (label: string, example = true) => ({ label, type: 'yesNo', example }) as const;
const studyDay = (label: string, example: number) =>
  ({ label, type: 'integer', unit: 'DAYS', min: -9999, max: 9999, example }) as const;

/** CDASH 2.2 and SDTMIG 3.4 by their names; what is ours is in camelCase. 200 characters are what an SDTM text may hold. */
export const DICTIONARY = {
  STUDYID: identifier('Study Identifier', 'KET-01', '[A-Z][A-Z0-9]*(-[A-Z0-9]+)*'),
  SITEID: identifier('Study Site Identifier', '701', '[A-Z0-9]+(-[A-Z0-9]+)*', 12),
  COUNTRY: coded('Country', 'country', 'DEU'),
  SUBJID: identifier('Subject Identifier for the Study', '701-1015', '[A-Z0-9]+(-[A-Z0-9]+)*'),
  BRTHDTC: partialDate('Date/Time of Birth', '1984-05-17'),

  DSTERM: text('Reported Term for the Disposition Event', 'Informed consent obtained'),
  DSDECOD: coded('Standardized Disposition Term', 'dispositionTerm', 'INFORMED CONSENT OBTAINED'),
  DSCAT: coded('Category for Disposition Event', 'dispositionCategory', 'PROTOCOL MILESTONE'),
  DSSTDTC: partialDate('Start Date/Time of Disposition Event', '2026-01-10T09:30+01:00'),
  RFICDTC: dateTime('Date/Time of Informed Consent', '2026-01-10T09:30+01:00'),
  SVSTDTC: partialDate('Start Date/Time of Observation', '2026-01-10'),

  DVTERM: text('Protocol Deviation Term', 'Consent with a form that is not approved at the site'),
  DVSTDTC: partialDate('Start Date/Time of Deviation', '2026-01-10T09:30+01:00'),

  ARMCD: identifier('Planned Arm Code', 'KET', '[A-Z0-9_]+'),
  ARM: text('Description of Planned Arm', 'Ketamine 0.5 mg/kg'),
  VISITNUM: { label: 'Visit Number', type: 'integer', min: 1, max: 9999, example: 3 },
  VISIT: text('Visit Name', 'Dosing 1', 40),
  VISITDY: studyDay('Planned Study Day of Visit', 1),
  IETESTCD: identifier('Inclusion/Exclusion Criterion Short Name', 'EXCL01', '[A-Z_][A-Z0-9_]*', 8),
  IETEST: text('Inclusion/Exclusion Criterion', 'Uncontrolled hypertension'),
  IECAT: coded('Inclusion/Exclusion Category', 'criterionCategory', 'EXCLUSION'),

  title: text('Title of the study', 'Ketamine for treatment-resistant depression', 500),
  sponsor: text('Sponsor', 'Example Foundation'),
  siteName: text('Name of the site', 'University Hospital'),
  zone: { label: 'IANA time zone', type: 'zone', example: 'Europe/Berlin' },
  version: identifier('Version', '1.0', '[A-Za-z0-9]+([.-][A-Za-z0-9]+)*'),
  earliest: studyDay('First study day of the window', 1),
  latest: studyDay('Last study day of the window', 3),
  consent: coded('Whether consent is recorded', 'consentRecorded', 'collected'),
  consentForm: identifier('Consent form', 'ICF', '[A-Za-z0-9]+([.-][A-Za-z0-9]+)*'),
  formVersion: identifier('Version of the consent form', '2.0', '[A-Za-z0-9]+([.-][A-Za-z0-9]+)*'),
  language: identifier('Language (BCP 47)', 'de', '[a-z]{2,3}(-[A-Za-z0-9]{2,8})*'),
  digest: identifier('SHA-256 of the document', 'a3'.repeat(32), '[0-9a-f]{64}', 64),
  optionalScope: identifier('Optional part of consent', 'samples', '[a-z][A-Za-z0-9]*', 40),
  scopeLabel: text('What an optional part of consent is for', 'Storage of samples for later research'),
  activatedOn: day('Day of activation at the site', '2026-01-05'),
  approvedOn: day('Day of approval', '2026-01-02'),
  reference: text('Reference of the approval', 'EC 2026/014'),
  immediateHazard: text('The immediate hazard that is removed', 'Stop infusions above 180 mmHg systolic', 500),

  capacity: coded('Capacity of the signatory', 'capacity', 'participant'),
  signedAt: dateTime('When it was signed', '2026-01-10T09:35+01:00'),
  obtainer: text('Who obtained consent: an account, or a line of the delegation log', 'c-mueller', 100),
  delegation: text('Line of the delegation log', 'DL-7', 100),
  consentMethod: coded('Where consent was given', 'consentMethod', 'onSite'),
  copyGiven: yesNo('A signed copy was given to the participant'),
  agreed: yesNo('Agreed to this optional part'),
  interpreter: yesNo('An interpreter took part', false),
  witness: yesNo('An impartial witness took part', false),
  inSession: yesNo('The participant was in a session at the time', false),
  withdrawalScope: coded('What is withdrawn from', 'withdrawalScope', 'treatment'),
  notified: partialDate('When the site learned of it', '2026-03-02'),
  followUpAgreed: yesNo('Follow-up is still agreed to'),
  reason: text('Reason', 'Too far to travel', 500),
  personName: text('Name of the person', 'A. Person'),
  contact: text('A way to reach the person', '+49 30 000000', 500),
} as const satisfies Readonly<Record<string, Item>>;

export type ItemName = keyof typeof DICTIONARY;
export const itemOf = (name: ItemName): Item => DICTIONARY[name];
