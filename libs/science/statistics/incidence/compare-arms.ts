import { fisherP } from './fisher';
import { relativeRiskCi } from './relative-risk';
import { riskDifferenceCi, type TwoArms } from './risk-difference';

/**
 * One line of a safety table, arm 1 (active) against arm 2: percentages, risk difference with Miettinen-Nurminen and Newcombe
 * intervals, relative risk with Miettinen-Nurminen and Katz intervals, Fisher's two-sided p. Each as its own function has it.
 */
export const compareArms = ({ x1, n1, x2, n2, level = 0.95 }: TwoArms & Readonly<{ level?: number; term?: string }>) => {
  const arms = { x1, n1, x2, n2, level };
  const mn = riskDifferenceCi({ ...arms, method: 'miettinen_nurminen' });
  const newcombe = riskDifferenceCi({ ...arms, method: 'newcombe' });
  const ratio = relativeRiskCi({ ...arms, method: 'miettinen_nurminen' });
  const katz = relativeRiskCi({ ...arms, method: 'katz_log' });
  return {
    pct1: (100 * x1) / n1,
    pct2: (100 * x2) / n2,
    rd: mn.estimate,
    rdMnLower: mn.lower,
    rdMnUpper: mn.upper,
    rdNewcombeLower: newcombe.lower,
    rdNewcombeUpper: newcombe.upper,
    rr: ratio.estimate,
    rrMnLower: ratio.lower,
    rrMnUpper: ratio.upper,
    rrKatzLower: katz.lower,
    rrKatzUpper: katz.upper,
    fisherP: fisherP({ a: x1, b: n1 - x1, c: x2, d: n2 - x2 }),
  };
};
