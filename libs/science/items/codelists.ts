import { COUNTRIES } from './countries';

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

const ours = <Term extends string>(name: string, ...terms: readonly Term[]) => ({
  name,
  code: null,
  terms: Object.fromEntries(terms.map((term) => [term, null])) as Readonly<Record<Term, null>>,
});

export const CODELISTS = {
  dispositionCategory,
  dispositionTerm,
  criterionCategory,
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
