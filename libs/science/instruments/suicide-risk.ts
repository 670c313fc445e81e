import { NE, refuse, type NotEstimable } from './answers';
import { MOOD } from './catalogue';

type YesNo = boolean | null;
export type Screener = Readonly<{
  q1: YesNo;
  q2: YesNo;
  q3?: YesNo;
  q4?: YesNo;
  q5?: YesNo;
  q6Lifetime: YesNo;
  q6Past3Months?: YesNo;
}>;
type Risk = 'none' | 'low' | 'moderate' | 'high';

/** Not asked because of the answer before it: that is a no. Asked and left open: unknown. */
const settled = (answer: YesNo | undefined, wasAsked: boolean): YesNo => answer ?? (wasAsked ? null : false);

const tiersOf = (input: Screener): readonly (readonly [Exclude<Risk, 'none'>, readonly YesNo[]])[] => {
  const further = (answer: YesNo | undefined) => settled(answer, input.q2 !== false);
  const recent = settled(input.q6Past3Months, input.q6Lifetime !== false);
  return [
    ['high', [further(input.q4), further(input.q5), recent]],
    ['moderate', [further(input.q3), settled(input.q6Lifetime, true)]],
    ['low', [settled(input.q1, true), settled(input.q2, true)]],
  ];
};

/** From the highest risk down: an open question that could raise it leaves it unknown. */
const riskOf = (input: Screener): Risk | NotEstimable => {
  for (const [risk, answers] of tiersOf(input)) {
    if (answers.includes(true)) return risk;
    if (answers.includes(null)) return NE;
  }
  return 'none';
};

/**
 * C-SSRS screener: yes (true) or no to `q1`-`q5` (ideation; 3-5 are asked only after a yes to 2), `q6Lifetime` and
 * `q6Past3Months` (behaviour). Returns `{ version, risk none|low|moderate|high, maxIdeation 0-5 }`: low = Q1 or Q2,
 * moderate = Q3 or behaviour longer ago, high = Q4, Q5 or behaviour in the past 3 months. Posner 2011, Am J Psychiatry
 * 168:1266; triage of the Columbia Lighthouse Project. Risk is NE where an open question could raise it.
 */
export const scoreCssrsScreener = (input: Screener) => {
  const asked = { q1: input.q1, q2: input.q2, q3: input.q3, q4: input.q4, q5: input.q5 };
  for (const [name, answer] of Object.entries({ ...asked, q6Lifetime: input.q6Lifetime, q6Past3Months: input.q6Past3Months }))
    if (answer !== undefined && answer !== null && typeof answer !== 'boolean') refuse(name, 'yes (true) or no (false)');
  const maxIdeation = 1 + Object.values(asked).findLastIndex((answer) => answer === true);
  return { version: MOOD.CSSRS_SCREENER.version, risk: riskOf(input), maxIdeation };
};
