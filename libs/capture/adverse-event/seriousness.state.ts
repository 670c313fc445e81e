import { CRITERIA, type Criteria, type Seriousness } from './report.events';

/** Those that say yes. A missing answer is none. */
export const criteriaOf = (event: Criteria): readonly (keyof Criteria)[] => CRITERIA.filter((item) => event[item] === 'Y');

export type Flag = 'criterion-without-AESER' | 'AESER-without-criterion';

/**
 * Where AESER and its criteria contradict each other: CDISC CG0041, CORE-000022. It is recorded all the same, and asked about.
 * AESCAN counts as a criterion, and an absent answer as an empty one: that gives the 36 records in 22 participants of
 * CDISCPILOT01 (without AESCAN it would be 33 in 20). An overdose (AESOD) is none of ICH E2A and makes nothing serious; that study
 * has no overdose, so it does not tell.
 */
export const flagsOf = (event: Seriousness): readonly Flag[] => {
  const any = criteriaOf(event).some((criterion) => criterion !== 'AESOD');
  if (any === (event.AESER === 'Y')) return [];
  return [any ? 'criterion-without-AESER' : 'AESER-without-criterion'];
};
