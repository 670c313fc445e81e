import { limits, measurements, oneOf } from './arguments';

/** Grades of version 6.0 are not in here until its workbook has been read; a protocol names the version it grades by. */
const VERSIONS = ['5.0', '4.03'] as const;
export type CtcaeVersion = (typeof VERSIONS)[number];

/** From which pressure on each grade holds, mmHg, adults. CTCAE 5.0 and 4.03, Hypertension (MedDRA 10020772). */
const PRESSURES = [
  { grade: 3, sbp: 160, dbp: 100 },
  { grade: 2, sbp: 140, dbp: 90 },
  { grade: 1, sbp: 120, dbp: 80 },
] as const;

/**
 * The numeric part of CTCAE hypertension, adults: `sbp` and `dbp` in mmHg, `version` '5.0' or '4.03'. Returns `{ grade
 * 0-3 }`: the higher of the two pressures decides; 0 is below grade 1. Grade 4 and medication are for a person to judge.
 * NCI CTCAE v5.0 (2017), Vascular disorders.
 */
export const ctcaeHypertensionNumeric = (input: { sbp: number; dbp: number; version?: CtcaeVersion }) => {
  const { sbp, dbp, version = '5.0' } = input;
  measurements({ sbp, dbp });
  oneOf('version', version, VERSIONS);
  return { grade: PRESSURES.find((from) => sbp >= from.sbp || dbp >= from.dbp)?.grade ?? 0 };
};

/** Above which multiple each grade holds. CTCAE 5.0, Alanine (10001551) and aspartate aminotransferase increased. */
const MULTIPLES = [
  { grade: 4, above: 20 },
  { grade: 3, above: 5 },
  { grade: 2, above: 3 },
] as const;
const FROM_ABNORMAL = 1.5;

export type Transaminase = Readonly<{ value: number; uln: number; baseline?: number | null; version?: CtcaeVersion }>;

/**
 * CTCAE grade of ALT or AST: `value`, `uln` (upper limit of normal) and `baseline` in one unit. Returns `{ grade 0-4 }`.
 * With a normal or unknown baseline multiples of the ULN: above 1, 3, 5, 20. With an abnormal baseline (above the ULN)
 * multiples of the baseline: from 1.5, above 3, 5, 20 (version 5.0 only; 4.03 always counts by ULN).
 * NCI CTCAE v5.0 (2017), Investigations.
 */
export const ctcaeTransaminase = ({ value, uln, baseline, version = '5.0' }: Transaminase) => {
  measurements({ value, baseline: baseline ?? 0 });
  limits({ uln });
  oneOf('version', version, VERSIONS);
  const abnormal = version === '5.0' && (baseline ?? 0) > uln;
  // Compared as products, because a quotient such as 0.3 / 0.1 falls on the wrong side of its own multiple.
  const unit = abnormal ? baseline! : uln;
  const grade = MULTIPLES.find(({ above }) => value > above * unit)?.grade;
  if (grade) return { grade };
  return { grade: (abnormal ? value >= FROM_ABNORMAL * unit : value > unit) ? 1 : 0 };
};
