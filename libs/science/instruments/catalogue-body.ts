import type { Instrument } from './catalogue';

/** Pain, bladder, alcohol, drugs, withdrawal. */
export const BODY = {
  BPI_SF: {
    name: 'Brief Pain Inventory, short form',
    version: 'BPI-SF (1991)',
    items: 11,
    itemRange: '0-10 (4 of severity: worst, least, average, now; 7 of interference)',
    total: [0, 10],
    higherIsWorse: true,
    missing: 'severity needs all 4; interference is the mean of the answered where at least 4 of 7 are',
    bands: [[0, 'none'], [4, 'mild'], [6, 'moderate'], [10, 'severe']], // prettier-ignore
    source: 'Cleeland 2009, BPI User Guide; bands of worst pain Serlin et al. 1995, Pain 61:277',
  },
  ICSI: {
    name: "O'Leary-Sant Interstitial Cystitis Symptom Index",
    version: 'ICSI (1997)',
    items: 4,
    itemRange: '0-5',
    total: [0, 20],
    higherIsWorse: true,
    missing: 'one missing item leaves the total NE',
    source: "O'Leary et al. 1997, Urology 49(5A):58; range Lubeck et al. 2001, Urology 57(6 Suppl 1):62",
  },
  ICPI: {
    name: "O'Leary-Sant Interstitial Cystitis Problem Index",
    version: 'ICPI (1997)',
    items: 4,
    itemRange: '0-4',
    total: [0, 16],
    higherIsWorse: true,
    missing: 'one missing item leaves the total NE',
    source: "O'Leary et al. 1997, Urology 49(5A):58",
  },
  AUDIT: {
    name: 'Alcohol Use Disorders Identification Test',
    version: 'AUDIT (WHO 2001)',
    items: 10,
    itemRange: '0-4; items 9 and 10: 0, 2 or 4',
    total: [0, 40],
    higherIsWorse: true,
    missing: 'items that the form skips (2-8 after item 1 = 0; 4-8 after items 2 and 3 = 0) are 0; another leaves the total NE',
    bands: [[7, 'I'], [15, 'II'], [19, 'III'], [40, 'IV']], // prettier-ignore
    source: 'Babor et al. 2001, AUDIT, WHO/MSD/MSB/01.6a, 2nd edition',
  },
  DAST10: {
    name: 'Drug Abuse Screening Test, 10 items',
    version: 'DAST-10 (1982)',
    items: 10,
    itemRange: 'yes or no; item 3 reversed',
    total: [0, 10],
    higherIsWorse: true,
    missing: 'one missing item leaves the total NE',
    bands: [[0, 'none'], [2, 'low'], [5, 'moderate'], [8, 'substantial'], [10, 'severe']], // prettier-ignore
    source: 'Skinner 1982, Addict Behav 7:363',
  },
  PWC20: {
    name: 'Physician Withdrawal Checklist, 20 items',
    version: 'PWC-20 (2008)',
    items: 20,
    itemRange: '0-3',
    total: [0, 60],
    higherIsWorse: true,
    missing: 'one missing item leaves the total NE',
    source: 'Rickels et al. 2008, J Clin Psychopharmacol 28:447',
  },
} as const satisfies Record<string, Instrument>;
