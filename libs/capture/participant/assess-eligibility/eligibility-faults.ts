import type { Criterion } from '@verum/capture/study';
import type { CriterionAnswer, EligibilityTaken } from '../enrolment.events';

type Fault = Readonly<{ rule: string; pointer: string }>;

const fault = (wrong: boolean, rule: string, pointer: string): readonly Fault[] => (wrong ? [{ rule, pointer }] : []);

/**
 * Every contradiction between the answers, the criteria of the protocol in force and the verdict. MET says that the text of the
 * criterion applies to the participant. So they may be eligible only where each inclusion criterion is MET and each exclusion
 * criterion NOT MET: what was not evaluated excludes nobody, and makes nobody eligible. Not eligible is always a verdict that
 * an investigator may give.
 */
export const faultsOfEligibility = (
  { criteria: answers, eligible }: EligibilityTaken,
  criteria: readonly Criterion[] | undefined,
): readonly Fault[] => {
  if (!criteria) return [{ rule: 'protocol-active-at-site', pointer: '/criteria' }];
  const answered = answers.map(({ IETESTCD }) => IETESTCD);
  return [
    ...answered.flatMap((code, i) => [
      ...fault(!criteria.some(({ IETESTCD }) => IETESTCD === code), 'criterion-unknown', `/criteria/${i}/IETESTCD`),
      ...fault(answered.indexOf(code) < i, 'criterion-answered-twice', `/criteria/${i}/IETESTCD`),
    ]),
    ...fault(!criteria.every(({ IETESTCD }) => answered.includes(IETESTCD)), 'criterion-unanswered', '/criteria'),
    ...fault(eligible && !criteria.every((criterion) => isFulfilled(criterion, answers)), 'verdict-contradicted', '/eligible'),
  ];
};

const isFulfilled = ({ IETESTCD, IECAT }: Criterion, answers: readonly CriterionAnswer[]): boolean =>
  answers.find((answer) => answer.IETESTCD === IETESTCD)?.IEORRES === (IECAT === 'INCLUSION' ? 'MET' : 'NOT MET');
