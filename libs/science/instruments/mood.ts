import { MOOD } from './catalogue';
import { bandOf, check, ifKnown, isRefused, NE, sumOf, type Answer, type NotEstimable } from './answers';

type Items = Readonly<{ items: readonly Answer[] }>;

/**
 * PHQ-9: `items` 9 of 0-3 (null missing). Returns `{ version, total 0-27, band, suicideFlag }`; the flag is an item 9
 * above 0. Kroenke 2001, J Gen Intern Med 16:606. A missing item: total and band NE; an answer out of range: `{ error }`.
 */
export const scorePhq9 = ({ items }: Items) => {
  const answers = check(items, 9, [0, 3]);
  if (isRefused(answers)) return answers;
  const total = sumOf(answers);
  const suicideFlag = answers[8] === null ? NE : answers[8]! > 0;
  return { version: MOOD.PHQ9.version, total, band: bandOf(total, MOOD.PHQ9.bands), suicideFlag };
};

/**
 * GAD-7: `items` 7 of 0-3. Returns `{ version, total 0-21, band, screenPositive }`; positive from `cut` (10) on.
 * Spitzer 2006, Arch Intern Med 166:1092. NE and `{ error }` as PHQ-9.
 */
export const scoreGad7 = ({ items, cut = 10 }: Items & Readonly<{ cut?: number }>) => {
  const answers = check(items, 7, [0, 3]);
  if (isRefused(answers)) return answers;
  const total = sumOf(answers);
  const screenPositive = ifKnown(total, (sum) => sum >= cut);
  return { version: MOOD.GAD7.version, total, band: bandOf(total, MOOD.GAD7.bands), screenPositive };
};

const worstOf = (answers: readonly Answer[]): number | NotEstimable =>
  answers.includes(null) ? NE : Math.max(...answers.map(Number));

/**
 * QIDS-SR16: `items` 16 of 0-3. Nine domains: sleep = the worst of items 1-4, appetite and weight = of 6-9, psychomotor =
 * of 15-16, the other items alone. Returns `{ version, sleep, appetiteWeight, psychomotor, total 0-27, band }`.
 * Rush 2003, Biol Psychiatry 54:573. A missing item: its domain and the total NE.
 */
export const scoreQidsSr16 = ({ items }: Items) => {
  const answers = check(items, 16, [0, 3]);
  if (isRefused(answers)) return answers;
  const sleep = worstOf(answers.slice(0, 4));
  const appetiteWeight = worstOf(answers.slice(5, 9));
  const psychomotor = worstOf(answers.slice(14, 16));
  const domains = [sleep, appetiteWeight, psychomotor].map((worst) => (worst === NE ? null : worst));
  const total = sumOf([...domains, answers[4]!, ...answers.slice(9, 14)]);
  return {
    version: MOOD.QIDS_SR16.version,
    sleep,
    appetiteWeight,
    psychomotor,
    total,
    band: bandOf(total, MOOD.QIDS_SR16.bands),
  };
};

/**
 * MADRS: `items` 10 of 0-6. Returns `{ version, total 0-60, band }`. Montgomery, Asberg 1979, Br J Psychiatry 134:382;
 * bands Snaith 1986, Br J Psychiatry 148:599. NE and `{ error }` as PHQ-9.
 */
export const scoreMadrs = ({ items }: Items) => {
  const answers = check(items, 10, [0, 6]);
  if (isRefused(answers)) return answers;
  const total = sumOf(answers);
  return { version: MOOD.MADRS.version, total, band: bandOf(total, MOOD.MADRS.bands) };
};

const HAMD_WIDE = [1, 2, 3, 7, 8, 9, 10, 11, 15];
const HAMD_ALLOWED = Array.from({ length: 17 }, (_, i) => (HAMD_WIDE.includes(i + 1) ? ([0, 4] as const) : ([0, 2] as const)));
const LOSS_OF_WEIGHT = 15;
const NOT_ASSESSED = 3;

/**
 * HAM-D17: `items` 17, nine of 0-4 (1, 2, 3, 7-11, 15), eight of 0-2; item 16 may be 3 = not assessed and then counts 0.
 * Returns `{ version, total 0-52, band }`. Hamilton 1960, J Neurol Neurosurg Psychiatry 23:56. NE and `{ error }` as PHQ-9.
 */
export const scoreHamd17 = ({ items }: Items) => {
  const assessed = Array.isArray(items)
    ? items.map((answer, i) => (i === LOSS_OF_WEIGHT && answer === NOT_ASSESSED ? 0 : answer))
    : items;
  const answers = check(assessed, 17, HAMD_ALLOWED);
  if (isRefused(answers)) return answers;
  const total = sumOf(answers);
  return { version: MOOD.HAMD17.version, total, band: bandOf(total, MOOD.HAMD17.bands) };
};
