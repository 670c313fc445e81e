import { limits, measurements, NE } from './arguments';

type Multiple = number | null;
export type Liver = Readonly<{
  altXuln: Multiple;
  astXuln?: Multiple;
  tbiliXuln: Multiple;
  alpXuln: Multiple;
  altFrom?: number;
  tbiliFrom?: number;
  alpBelow?: number;
  /** Whether a value on the limit counts: yes by default, because a screen had rather ask once too often. */
  inclusive?: boolean;
}>;

type Answer = boolean | typeof NE;
/** A condition that fails settles the rule; an open one leaves it open. */
const all = (answers: readonly Answer[]): Answer => (answers.includes(false) ? false : answers.includes(NE) ? NE : true);

const QUADRANTS = {
  'true true': 'potential_hys_law',
  'true false': 'temples_corollary',
  'false true': 'cholestasis',
  'false false': 'normal',
} as const;

const quadrantOf = (alt: Answer, tbili: Answer) =>
  alt === NE || tbili === NE ? NE : QUADRANTS[`${alt} ${tbili}` as keyof typeof QUADRANTS];

/** The higher of the two transaminases; one that is missing cannot clear the other. */
const transaminase = (alt: Multiple, ast: Multiple | undefined, reached: (multiple: number) => boolean): Answer => {
  const known = [alt, ast].filter((multiple) => typeof multiple === 'number');
  if (known.some(reached)) return true;
  return alt === null ? NE : false;
};

const ofKnown = (multiple: Multiple, holds: (multiple: number) => boolean): Answer => (multiple === null ? NE : holds(multiple));

const UNMEASURED = { altXuln: null, astXuln: null, tbiliXuln: null, alpXuln: null };
const CONVENTION = { altFrom: 3, tbiliFrom: 2, alpBelow: 2, inclusive: true } as const;

/**
 * Screen for potential Hy's law (eDISH): ALT (or `astXuln`), total bilirubin and alkaline phosphatase as multiples of their
 * upper limits of normal. Returns `{ potentialHysLaw, quadrant }`: ALT from `altFrom` (3), bilirubin from `tbiliFrom` (2),
 * phosphatase below `alpBelow` (2); `inclusive: false` wants more than the first two. FDA, Drug-Induced Liver Injury:
 * Premarketing Clinical Evaluation, 2009. NE where a missing (null) value leaves it open.
 */
export const hysLawScreen = (input: Liver) => {
  const { altFrom, tbiliFrom, alpBelow, inclusive, ...measured } = { ...CONVENTION, ...UNMEASURED, ...input };
  limits({ altFrom, tbiliFrom, alpBelow });
  measurements(Object.fromEntries(Object.entries(measured).filter(([, multiple]) => multiple !== null)));
  const reaches = (from: number) => (multiple: number) => (inclusive ? multiple >= from : multiple > from);
  const alt = transaminase(measured.altXuln, measured.astXuln, reaches(altFrom));
  const tbili = ofKnown(measured.tbiliXuln, reaches(tbiliFrom));
  const alp = ofKnown(measured.alpXuln, (multiple) => multiple < alpBelow);
  return { potentialHysLaw: all([alt, tbili, alp]), quadrant: quadrantOf(alt, tbili) };
};
