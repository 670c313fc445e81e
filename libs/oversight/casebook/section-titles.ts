import type { SectionName } from './statement';

type Title = readonly [domain: string | null, title: string];

export const TITLES: Readonly<Record<SectionName, Title>> = {
  screening: ['DM', 'Screening'],
  consent: ['DS', 'Consent'],
  signatures: ['DS', 'Signatures of consent'],
  optionalConsent: ['DS', 'Optional parts of consent'],
  withdrawals: ['DS', 'Withdrawals of consent'],
  demography: ['DM', 'Demography'],
  characteristics: ['SC', 'Subject characteristics'],
  eligibility: ['IE', 'Eligibility'],
  criteria: ['IE', 'Eligibility criteria'],
  enrolment: ['DS', 'Enrolment'],
  randomisation: ['DS', 'Randomisation'],
  visits: ['SV', 'Visits'],
  doses: ['EC', 'Doses as the bedside saw them'],
  adverseEvents: ['AE', 'Adverse events'],
  grades: ['AE', 'Grades of adverse events'],
  judgements: ['AE', 'Judgements of causality'],
  seriousness: ['AE', 'Updates of seriousness'],
  corrections: [null, 'Corrections'],
  queries: [null, 'Queries'],
  deviations: ['DV', 'Protocol deviations'],
  milestones: ['DS', 'Milestones and other events'],
  disposition: ['DS', 'Disposition'],
  death: ['DM', 'Death'],
  stewardship: [null, 'About this record'],
};
