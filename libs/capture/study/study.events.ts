import type { Catalogue, Event } from '@verum/platform/eventsourcing';
import type { FormVersion, ProtocolDocument } from './protocol.document';

export type SiteDetails = Readonly<{ SITEID: string; siteName: string; COUNTRY: string; zone: string }>;
export type Approval = Readonly<{ approvedOn: string; reference: string }>;
export type Activation = Readonly<{ version: string; activatedOn: string }>;
/** Data up to a clinical date, under a name that reports cite. */
export type DataCut = Readonly<{ cutName: string; cutDate: string }>;
/** A review of the trail as the risk asks for it (ICH E6(R3) 4.2.3): once, or again `everyDays` after the last. */
export type ReviewPlan = Readonly<{ reviewName: string; reviewCovers: string; firstDue: string; everyDays: number | null }>;
/** What was found stands in queries and deviations of its own, never in words here. */
export type Review = Readonly<{ reviewName: string; performedOn: string; reviewedUpTo: number; findings: number }>;
export type ApprovedForm = FormVersion & Readonly<{ language: string }>;

export type StudyEvent =
  | Event<'StudyRegistered', { STUDYID: string; title: string; sponsor: string }>
  | Event<'SiteOpened', SiteDetails>
  | Event<'ProtocolVersionPublished', { protocol: ProtocolDocument }>
  | Event<'ProtocolVersionApproved', Approval & { SITEID: string; version: string }>
  | Event<'ProtocolVersionActivated', Activation & { SITEID: string; immediateHazard: string | null; legacy: string | null }>
  | Event<'ConsentFormApproved', ApprovedForm & Approval & { SITEID: string; digest: string | null }>
  | Event<'DataCutNamed', DataCut>
  | Event<'ReviewPlanned', ReviewPlan>
  | Event<'ReviewPerformed', Review>;

const protocol: ProtocolDocument = {
  version: '1.0',
  TBLIND: 'DOUBLE BLIND',
  arms: [
    { ARMCD: 'KET', ARM: 'Ketamine 0.5 mg/kg' },
    { ARMCD: 'MID', ARM: 'Midazolam 0.045 mg/kg' },
  ],
  visits: [
    { VISITNUM: 1, VISIT: 'Screening', VISITDY: -14, earliest: -28, latest: -1 },
    { VISITNUM: 2, VISIT: 'Dosing 1', VISITDY: 1, earliest: 1, latest: 1 },
  ],
  criteria: [{ IETESTCD: 'EXCL01', IETEST: 'Uncontrolled hypertension', IECAT: 'EXCLUSION' }],
  dosing: {
    ...{ maskedTreatment: 'Study infusion', routes: ['INTRAVENOUS'], ECDOSU: 'mL' },
    ...{ maxPerDose: 100, maxCumulative: 600, minimumInterval: 3 },
  },
  treatmentEmergent: { emergentWindow: 30, worseningCounts: true, incompleteDates: 'unlessProvablyNot' },
  related: ['POSSIBLE', 'PROBABLE', 'DEFINITE', 'RELATED'],
  consent: 'collected',
  consentForms: [{ consentForm: 'ICF', formVersion: '2.0' }],
  optionalScopes: [{ optionalScope: 'samples', scopeLabel: 'Storage of samples for later research', consentForm: 'ICF' }],
  blindedRoles: ['coordinator', 'investigator', 'efficacy-rater', 'monitor'],
};

export const studyEvents: Catalogue<StudyEvent> = {
  StudyRegistered: {
    version: 1,
    upcasts: [],
    says: ({ STUDYID, title }) => `Registered study ${STUDYID}: ${title}`,
    when: () => null,
    example: { STUDYID: 'KET-01', title: 'Ketamine for treatment-resistant depression', sponsor: 'Example Foundation' },
  },
  SiteOpened: {
    version: 1,
    upcasts: [],
    says: ({ SITEID, siteName, COUNTRY, zone }) => `Opened site ${SITEID}, ${siteName} (${COUNTRY}, ${zone})`,
    when: () => null,
    example: { SITEID: '701', siteName: 'University Hospital', COUNTRY: 'DEU', zone: 'Europe/Berlin' },
  },
  ProtocolVersionPublished: {
    version: 1,
    upcasts: [],
    says: ({ protocol: { version } }) => `Published protocol version ${version}`,
    when: () => null,
    example: { protocol },
  },
  ProtocolVersionApproved: {
    version: 1,
    upcasts: [],
    says: ({ SITEID, version, approvedOn, reference }) =>
      `Protocol version ${version} was approved for site ${SITEID} on ${approvedOn} (${reference})`,
    when: ({ approvedOn }) => approvedOn,
    example: { SITEID: '701', version: '1.0', approvedOn: '2026-01-02', reference: 'EC 2026/014' },
  },
  ProtocolVersionActivated: {
    version: 1,
    upcasts: [],
    says: ({ SITEID, version, activatedOn, immediateHazard, legacy }) =>
      `Activated protocol version ${version} at site ${SITEID} from ${activatedOn}` +
      (immediateHazard === null ? '' : `, to remove an immediate hazard: ${immediateHazard}`) +
      (legacy === null ? '' : `, taken over from ${legacy}`),
    when: ({ activatedOn }) => activatedOn,
    example: { SITEID: '701', version: '1.0', activatedOn: '2026-01-05', immediateHazard: null, legacy: null },
  },
  ConsentFormApproved: {
    version: 1,
    upcasts: [],
    says: ({ SITEID, consentForm, formVersion, language, approvedOn, reference }) =>
      `Consent form ${consentForm} ${formVersion} (${language}) was approved for site ${SITEID} on ${approvedOn} (${reference})`,
    when: ({ approvedOn }) => approvedOn,
    example: {
      SITEID: '701',
      consentForm: 'ICF',
      formVersion: '2.0',
      language: 'de',
      approvedOn: '2026-01-02',
      reference: 'EC 2026/014',
      digest: null,
    },
  },
  DataCutNamed: {
    version: 1,
    upcasts: [],
    says: ({ cutName, cutDate }) => `Named data cut ${cutName}: clinical data up to ${cutDate}`,
    when: ({ cutDate }) => cutDate,
    example: { cutName: 'DSMB-1', cutDate: '2026-06-30' },
  },
  ReviewPlanned: {
    version: 1,
    upcasts: [],
    says: ({ reviewName, reviewCovers, firstDue, everyDays }) =>
      `Planned review ${reviewName}, first due on ${firstDue}${everyDays === null ? '' : `, then every ${everyDays} days`}: ${reviewCovers}`,
    when: () => null,
    example: {
      reviewName: 'trail-701',
      reviewCovers: 'Corrections of doses at site 701: first site to dose',
      firstDue: '2026-03-01',
      everyDays: 30,
    },
  },
  ReviewPerformed: {
    version: 1,
    upcasts: [],
    says: ({ reviewName, performedOn, reviewedUpTo, findings }) =>
      `Performed review ${reviewName} on ${performedOn}, up to record ${reviewedUpTo}, with ${findings} ${findings === 1 ? 'finding' : 'findings'}`,
    when: ({ performedOn }) => performedOn,
    example: { reviewName: 'trail-701', performedOn: '2026-02-27', reviewedUpTo: 120, findings: 2 },
  },
};
