import type { Bands } from './answers';

/**
 * What a score is worth nothing without: which form it is, what its items may hold, how far the total reaches, what is
 * done about missing items. Names and numbers only: the wording of the items is licensed for many and shipped for none.
 */
export type Instrument = Readonly<{
  name: string;
  /** The form and the edition of its scoring rule; it goes into every score. */
  version: string;
  items: number;
  /** In words where the items differ. */
  itemRange: string;
  /** Least and greatest total (or mean); none where the result is a category. */
  total?: readonly [number, number];
  higherIsWorse: boolean | undefined;
  missing: string;
  bands?: Bands;
  source: string;
}>;

const ALL = 'one missing item leaves the total NE';

export const MOOD = {
  PHQ9: {
    name: 'Patient Health Questionnaire-9',
    version: 'PHQ-9 (2001)',
    items: 9,
    itemRange: '0-3',
    total: [0, 27],
    higherIsWorse: true,
    missing: ALL,
    bands: [[4, 'minimal'], [9, 'mild'], [14, 'moderate'], [19, 'moderately_severe'], [27, 'severe']], // prettier-ignore
    source: 'Kroenke, Spitzer, Williams 2001, J Gen Intern Med 16:606',
  },
  GAD7: {
    name: 'Generalized Anxiety Disorder-7',
    version: 'GAD-7 (2006)',
    items: 7,
    itemRange: '0-3',
    total: [0, 21],
    higherIsWorse: true,
    missing: ALL,
    bands: [[4, 'minimal'], [9, 'mild'], [14, 'moderate'], [21, 'severe']], // prettier-ignore
    source: 'Spitzer et al. 2006, Arch Intern Med 166:1092',
  },
  QIDS_SR16: {
    name: 'Quick Inventory of Depressive Symptomatology, self-report, 16 items',
    version: 'QIDS-SR16 (2003)',
    items: 16,
    itemRange: '0-3',
    total: [0, 27],
    higherIsWorse: true,
    missing: 'one missing item leaves its domain and the total NE',
    bands: [[5, 'none'], [10, 'mild'], [15, 'moderate'], [20, 'severe'], [27, 'very_severe']], // prettier-ignore
    source: 'Rush et al. 2003, Biol Psychiatry 54:573',
  },
  MADRS: {
    name: 'Montgomery-Asberg Depression Rating Scale',
    version: 'MADRS (1979)',
    items: 10,
    itemRange: '0-6',
    total: [0, 60],
    higherIsWorse: true,
    missing: ALL,
    bands: [[6, 'normal'], [19, 'mild'], [34, 'moderate'], [60, 'severe']], // prettier-ignore
    source: 'Montgomery, Asberg 1979, Br J Psychiatry 134:382; bands Snaith et al. 1986, Br J Psychiatry 148:599',
  },
  HAMD17: {
    name: 'Hamilton Depression Rating Scale, 17 items',
    version: 'HAM-D17 (1960)',
    items: 17,
    itemRange: '0-4 (items 1, 2, 3, 7-11, 15), 0-2 (others); item 16 may be 3 = not assessed, not scored',
    total: [0, 52],
    higherIsWorse: true,
    missing: ALL,
    bands: [[7, 'none'], [13, 'mild'], [18, 'moderate'], [22, 'severe'], [52, 'very_severe']], // prettier-ignore
    source: 'Hamilton 1960, J Neurol Neurosurg Psychiatry 23:56; bands as APA Handbook of Psychiatric Measures 2000',
  },
  CSSRS_SCREENER: {
    name: 'Columbia-Suicide Severity Rating Scale, screener',
    version: 'C-SSRS screener, lifetime / past 3 months',
    items: 6,
    itemRange: 'yes or no; 3 to 5 are asked only after a yes to 2; 6 twice: lifetime and past 3 months',
    higherIsWorse: true,
    missing: 'what was not asked is no; an open question that could raise the risk leaves it NE',
    source: 'Posner et al. 2011, Am J Psychiatry 168:1266; triage as Columbia Lighthouse Project',
  },
} as const satisfies Record<string, Instrument>;

export const PSYCHE = {
  PCL5: {
    name: 'PTSD Checklist for DSM-5',
    version: 'PCL-5 (2013)',
    items: 20,
    itemRange: '0-4',
    total: [0, 80],
    higherIsWorse: true,
    missing: 'one missing item leaves its cluster and the total NE',
    source: 'Weathers et al. 2013, National Center for PTSD; Blevins et al. 2015, J Trauma Stress 28:489',
  },
  CADSS23: {
    name: 'Clinician-Administered Dissociative States Scale, 23 subjective items',
    version: 'CADSS, 23 items (not the 27 of 1998, not the 28 of 2014)',
    items: 23,
    itemRange: '0-4',
    total: [0, 92],
    higherIsWorse: true,
    missing: ALL,
    source: 'Bremner et al. 1998, J Trauma Stress 11:125; 23 items as NCT04226963; CADSS-6: Rodrigues et al. 2021',
  },
  BPRS4: {
    name: 'Brief Psychiatric Rating Scale, 4 positive symptoms',
    version: 'BPRS+ (4 items)',
    items: 4,
    itemRange: '1-7 or 0-6, as the anchor says',
    total: [0, 28],
    higherIsWorse: true,
    missing: ALL,
    source: 'Overall, Gorham 1962, Psychol Rep 10:799; four items as NCT04226963',
  },
  MOAAS: {
    name: "Modified Observer's Assessment of Alertness/Sedation",
    version: 'MOAA/S (1990)',
    items: 1,
    itemRange: '0-5',
    total: [0, 5],
    higherIsWorse: false,
    missing: ALL,
    source: 'Chernik et al. 1990, J Clin Psychopharmacol 10:244',
  },
  MEQ30: {
    name: 'Revised Mystical Experience Questionnaire, 30 items',
    version: 'MEQ30 (2015)',
    items: 30,
    itemRange: '0-5',
    total: [0, 150],
    higherIsWorse: undefined,
    missing: 'one missing item leaves its subscale, the total and completeness NE',
    source: 'Barrett, Johnson, Griffiths 2015, J Psychopharmacol 29:1182',
  },
  EDI: {
    name: 'Ego-Dissolution Inventory, 8 items',
    version: 'EDI (2016)',
    items: 8,
    itemRange: '0-100, visual analogue',
    total: [0, 100],
    higherIsWorse: undefined,
    missing: 'one missing item leaves the mean NE',
    source: 'Nour et al. 2016, Front Hum Neurosci 10:269',
  },
  VAS: {
    name: 'Visual analogue scale (craving)',
    version: 'VAS 0-100 mm',
    items: 1,
    itemRange: '0-100 mm',
    total: [0, 100],
    higherIsWorse: true,
    missing: 'NE',
    source: 'Hayes, Patterson 1921, Psychol Bull 18:98',
  },
} as const satisfies Record<string, Instrument>;
