import { PSYCHE } from './catalogue';
import { check, ifKnown, isRefused, listOf, meanOf, NE, refuse, sumOf, type Answer } from './answers';

type Items = Readonly<{ items: readonly Answer[] }>;

/** DSM-5 clusters of the PCL-5: first and last item, and how many endorsed items the provisional diagnosis needs. */
const CLUSTERS = { B: [1, 5, 1], C: [6, 7, 1], D: [8, 14, 2], E: [15, 20, 2] } as const;
const clusterOf = (answers: readonly Answer[], [first, last]: readonly [number, number, number]) =>
  answers.slice(first - 1, last);

/**
 * PCL-5: `items` 20 of 0-4. Returns `{ version, total 0-80, B, C, D, E, provisionalDsm, cut33, cut31 }`: sums of the
 * DSM-5 clusters; provisional = endorsed (2 or more) in at least 1 of B, 1 of C, 2 of D, 2 of E; cuts = total from 33 and
 * 31 on. Weathers 2013, National Center for PTSD. A missing item: its cluster, the total and the cuts NE.
 */
export const scorePcl5 = ({ items }: Items) => {
  const answers = check(items, 20, [0, 4]);
  if (isRefused(answers)) return answers;
  const total = sumOf(answers);
  const endorsed = (cluster: (typeof CLUSTERS)[keyof typeof CLUSTERS]) =>
    clusterOf(answers, cluster).filter((answer) => answer !== null && answer >= 2).length >= cluster[2];
  return {
    version: PSYCHE.PCL5.version,
    total,
    B: sumOf(clusterOf(answers, CLUSTERS.B)),
    C: sumOf(clusterOf(answers, CLUSTERS.C)),
    D: sumOf(clusterOf(answers, CLUSTERS.D)),
    E: sumOf(clusterOf(answers, CLUSTERS.E)),
    provisionalDsm: ifKnown(total, () => Object.values(CLUSTERS).every(endorsed)),
    cut33: ifKnown(total, (sum) => sum >= 33),
    cut31: ifKnown(total, (sum) => sum >= 31),
  };
};

const CADSS6 = [1, 2, 6, 7, 15, 22];

/**
 * CADSS, 23 items: `items` of 0-4. Returns `{ version, total 0-92, cadss6 0-24, dissociationPresent }`: CADSS-6 = items
 * 1, 2, 6, 7, 15, 22 (Rodrigues 2021); present = total above `presentAbove` (4, the convention of the esketamine trials).
 * Bremner 1998, J Trauma Stress 11:125. NE and `{ error }` as PHQ-9.
 */
export const scoreCadss23 = ({ items, presentAbove = 4 }: Items & Readonly<{ presentAbove?: number }>) => {
  const answers = check(items, 23, [0, 4]);
  if (isRefused(answers)) return answers;
  const total = sumOf(answers);
  const cadss6 = sumOf(CADSS6.map((item) => answers[item - 1]!));
  return { version: PSYCHE.CADSS23.version, total, cadss6, dissociationPresent: ifKnown(total, (sum) => sum > presentAbove) };
};

/**
 * BPRS, 4 positive symptoms: `items` 4, `anchor` '1-7' (total 4-28) or '0-6' (0-24). Returns `{ version, total, rescaled0 }`,
 * the second from 0 for either anchor. Overall, Gorham 1962, Psychol Rep 10:799. NE and `{ error }` as PHQ-9.
 */
export const scoreBprs4 = ({ items, anchor }: Items & Readonly<{ anchor: '1-7' | '0-6' }>) => {
  if (anchor !== '1-7' && anchor !== '0-6') refuse('anchor', "'1-7' or '0-6'");
  const from = anchor === '1-7' ? 1 : 0;
  const answers = check(items, 4, [from, from + 6]);
  if (isRefused(answers)) return answers;
  const total = sumOf(answers);
  return { version: `${PSYCHE.BPRS4.version}, anchor ${anchor}`, total, rescaled0: ifKnown(total, (sum) => sum - 4 * from) };
};

/**
 * MOAA/S: one rating, 5 = responds readily ... 0 = no response to pain. Returns `{ version, score, sedationPresent,
 * deepSedation, lossOfConsciousness }`: at most `sedationAt` (4), at most `deepAt` (1), 0.
 * Chernik 1990, J Clin Psychopharmacol 10:244. Missing: NE.
 */
export const scoreMoaas = (input: { items: Answer | readonly Answer[]; sedationAt?: number; deepAt?: number }) => {
  const { items, sedationAt = 4, deepAt = 1 } = input;
  const answers = check(listOf(items), 1, [0, 5]);
  if (isRefused(answers)) return answers;
  const score = sumOf(answers);
  return {
    version: PSYCHE.MOAAS.version,
    score,
    sedationPresent: ifKnown(score, (value) => value <= sedationAt),
    deepSedation: ifKnown(score, (value) => value <= deepAt),
    lossOfConsciousness: ifKnown(score, (value) => value === 0),
  };
};

const MEQ_SUBSCALES = { mystical: 15, positiveMood: 6, transcendence: 6, ineffability: 3 } as const;
type Meq = Readonly<Record<keyof typeof MEQ_SUBSCALES, readonly Answer[]>>;

/**
 * MEQ30: `items` by subscale, each 0-5: mystical 15, positiveMood 6, transcendence 6, ineffability 3. Returns `{ version,
 * <subscale>Pct of its maximum, total 0-150, complete }`; complete = every subscale at `completeFrom` (60) % or more.
 * Barrett 2015, J Psychopharmacol 29:1182. A missing item: its subscale, total and completeness NE.
 */
export const scoreMeq30 = ({ items, completeFrom = 60 }: { items: Meq; completeFrom?: number }) => {
  const scales = Object.entries(MEQ_SUBSCALES).map(([name, count]) => check(items?.[name as keyof Meq], count, [0, 5], name));
  const refused = scales.find(isRefused);
  if (refused) return refused;
  const answers = scales.filter((scale): scale is readonly Answer[] => !isRefused(scale));
  const percents = answers.map((scale) => ifKnown(sumOf(scale), (sum) => (100 * sum) / (5 * scale.length)));
  const [mysticalPct, positiveMoodPct, transcendencePct, ineffabilityPct] = percents;
  const total = sumOf(answers.flat());
  const complete = total === NE ? NE : percents.every((percent) => percent !== NE && percent >= completeFrom);
  return { version: PSYCHE.MEQ30.version, mysticalPct, positiveMoodPct, transcendencePct, ineffabilityPct, total, complete };
};

/** Marks on a line may fall between whole numbers. */
const isOnLine = (mark: Answer) => mark === null || (typeof mark === 'number' && mark >= 0 && mark <= 100);

/**
 * EDI: `items` 8 marks of 0-100. Returns `{ version, mean 0-100 }`. Nour 2016, Front Hum Neurosci 10:269. A missing
 * mark: NE.
 */
export const scoreEdi = ({ items }: Items) => {
  if (!Array.isArray(items) || items.length !== 8) refuse('items', 'a list of 8 answers, null where missing');
  const off = items.findIndex((mark) => !isOnLine(mark));
  return off < 0 ? { version: PSYCHE.EDI.version, mean: meanOf(items) } : { error: `item ${off + 1} out of range 0-100` };
};

/**
 * Visual analogue scale: one mark of 0-100 mm. Returns `{ version, score, valid }`; off the line: score null, not valid;
 * missing: score NE, not valid. Hayes, Patterson 1921, Psychol Bull 18:98.
 */
export const scoreVas = ({ items }: { items: Answer | readonly Answer[] }) => {
  const [version, marks] = [PSYCHE.VAS.version, listOf(items)];
  if (marks.length !== 1) refuse('items', 'one mark');
  const mark = marks[0] ?? null;
  if (mark === null) return { version, score: NE, valid: false };
  return isOnLine(mark)
    ? { version, score: mark, valid: true }
    : { version, score: null, valid: false, error: 'item 1 out of range 0-100' };
};
