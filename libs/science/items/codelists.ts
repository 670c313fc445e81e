import { COUNTRIES } from './countries';
import { FREQ, FRM, NCOMPLT, ROUTE } from './terminology';
import { UNIT } from './units';

/** `terms` gives each submission value its NCI code, or null where the list is ours. */
export type Codelist = Readonly<{ name: string; code: string | null; terms: Readonly<Record<string, string | null>> }>;

// Terms and codes: CDISC SDTM Controlled Terminology 2025-03-28. Source: NCI EVS, free to use.
const dispositionCategory = {
  name: 'Category of Disposition Event',
  code: 'C74558',
  terms: { 'DISPOSITION EVENT': 'C74590', 'OTHER EVENT': 'C150824', 'PROTOCOL MILESTONE': 'C74588' },
};

/** Of C114118 (protocol milestone) and C66727 (reason for non-completion): the terms that are recorded so far. */
const dispositionTerm = {
  name: 'Standardized Disposition Term',
  code: 'C114118; C66727',
  terms: { 'INFORMED CONSENT OBTAINED': 'C16735', 'WITHDRAWAL OF CONSENT': 'C176342' },
};

const criterionCategory = {
  name: 'Category of Inclusion/Exclusion',
  code: 'C66797',
  terms: { INCLUSION: 'C25532', EXCLUSION: 'C25370' },
};

const cdisc = <const Terms extends Readonly<Record<string, string>>>(name: string, code: string, terms: Terms) => ({
  ...{ name, code, terms },
});

const sex = cdisc('Sex', 'C66731', { F: 'C16576', M: 'C20197', U: 'C17998', INTERSEX: 'C45908' });
const race = cdisc('Race', 'C74457', {
  'AMERICAN INDIAN OR ALASKA NATIVE': 'C41259',
  ASIAN: 'C41260',
  'BLACK OR AFRICAN AMERICAN': 'C16352',
  'NATIVE HAWAIIAN OR OTHER PACIFIC ISLANDER': 'C41219',
  WHITE: 'C41261',
  OTHER: 'C17649',
  'NOT REPORTED': 'C43234',
  UNKNOWN: 'C17998',
});
const ethnicity = cdisc('Ethnic Group', 'C66790', {
  'HISPANIC OR LATINO': 'C17459',
  'NOT HISPANIC OR LATINO': 'C41222',
  'NOT REPORTED': 'C43234',
  UNKNOWN: 'C17998',
});
const ageUnit = cdisc('Age Unit', 'C66781', {
  YEARS: 'C29848',
  MONTHS: 'C29846',
  WEEKS: 'C29844',
  DAYS: 'C25301',
  HOURS: 'C25529',
});
const noYes = cdisc('No Yes Response', 'C66742', { N: 'C49487', Y: 'C49488', U: 'C17998', NA: 'C48660' });
const severity = cdisc('Severity/Intensity of an Adverse Event', 'C66769', {
  MILD: 'C41338',
  MODERATE: 'C41339',
  SEVERE: 'C41340',
});
const actionTaken = cdisc('Action Taken with Study Treatment', 'C66767', {
  'DOSE NOT CHANGED': 'C49504',
  'DOSE REDUCED': 'C49505',
  'DOSE INCREASED': 'C49503',
  'DOSE RATE REDUCED': 'C150826',
  'DRUG INTERRUPTED': 'C49501',
  'DRUG WITHDRAWN': 'C49502',
  'NOT APPLICABLE': 'C48660',
  UNKNOWN: 'C17998',
});
const outcome = cdisc('Outcome of Event', 'C66768', {
  'RECOVERED/RESOLVED': 'C49498',
  'RECOVERED/RESOLVED WITH SEQUELAE': 'C49495',
  'RECOVERING/RESOLVING': 'C49496',
  'NOT RECOVERED/NOT RESOLVED': 'C49494',
  FATAL: 'C48275',
  UNKNOWN: 'C17998',
});
const blinding = cdisc('Trial Blinding Schema', 'C66735', {
  'OPEN LABEL': 'C49659',
  'SINGLE BLIND': 'C28233',
  'DOUBLE BLIND': 'C15228',
  'OBSERVER BLIND': 'C187674',
});
const relation = cdisc('Relation to Reference Period', 'C66728', {
  BEFORE: 'C25629',
  'BEFORE/DURING': 'C184710',
  COINCIDENT: 'C25456',
  DURING: 'C25490',
  'DURING/AFTER': 'C49640',
  ONGOING: 'C53279',
  AFTER: 'C38008',
  UNKNOWN: 'C17998',
});

const ours = <Term extends string>(name: string, ...terms: readonly Term[]) => ({
  name,
  code: null,
  terms: Object.fromEntries(terms.map((term) => [term, null])) as Readonly<Record<Term, null>>,
});

export const CODELISTS = {
  dispositionCategory,
  dispositionTerm,
  criterionCategory,
  ...{ sex, race, ethnicity, ageUnit, noYes, severity, actionTaken, outcome, blinding, relation },
  /** Why somebody did not complete; COMPLETED itself is a term of it. */
  completion: cdisc('Completion/Reason for Non-Completion', 'C66727', NCOMPLT),
  route: cdisc('Route of Administration', 'C66729', ROUTE),
  frequency: cdisc('Frequency', 'C71113', FREQ),
  doseForm: cdisc('Dosage Form', 'C66726', FRM),
  unit: cdisc('Unit', 'C71620', UNIT),
  /** CDISC has no list of it: a sponsor defines it, and a protocol says which terms count as related. */
  causality: ours(
    'Causality of an adverse event',
    ...(['NONE', 'REMOTE', 'UNLIKELY', 'POSSIBLE', 'PROBABLE', 'DEFINITE', 'NOT RELATED', 'RELATED'] as const),
  ),
  assessor: ours('Who judged', 'site', 'investigator', 'sponsor'),
  incompleteDates: ours('How an incomplete date is read', 'unlessProvablyNot', 'onlyWhereProven'),
  criterionAnswer: ours('Answer to a criterion', 'MET', 'NOT MET', 'NOT EVALUATED'),
  correctionReason: ours(
    'Why a value is corrected',
    ...(['transcription', 'wrongParticipant', 'newInformation', 'misunderstanding', 'other'] as const),
  ),
  correctionCause: ours('What prompted it', 'query', 'check', 'source', 'participant', 'selfReview'),
  importance: ours('Importance of a deviation', 'important', 'notImportant'),
  queryOrigin: ours('Where a query comes from', 'person', 'check'),
  codingMethod: ours('How a term was coded', 'automatic', 'person', 'import'),
  country: ours('ISO 3166-1 alpha-3 country', ...COUNTRIES),
  consentRecorded: ours('Whether consent is recorded', 'collected', 'notCollected'),
  consentMethod: ours('Where consent was given', 'onSite', 'remote'),
  capacity: ours(
    'Capacity of a signatory',
    'participant',
    'representative',
    'investigator',
    'delegate',
    'witness',
    'interpreter',
  ),
  withdrawalScope: ours('What is withdrawn from', 'treatment', 'visits', 'futureData', 'samples', 'everything'),
} as const satisfies Readonly<Record<string, Codelist>>;

/** The terms of a codelist, as a type. */
export type Term<Name extends keyof typeof CODELISTS> = keyof (typeof CODELISTS)[Name]['terms'] & string;
