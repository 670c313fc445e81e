import { lists, refuse } from '../arguments';

type Level = string | number;
type Values = readonly (Level | null)[];
export type Shift = Readonly<{ baseline: Values; worstPost: Values; levels: readonly Level[] }>;

/**
 * Shift table: participants by level at baseline (rows) and worst level after it (columns), in the order of `levels`.
 * `baseline` and `worstPost` are by participant, null where missing. Returns `{ table, levels, missing }`; a participant
 * with either missing stands in `missing` only. PhUSE 2015, Analyses and Displays Associated with Outliers
 * or Shifts from Normal to Abnormal.
 */
export const shiftTable = ({ baseline, worstPost, levels }: Shift) => {
  lists({ baseline, worstPost, levels });
  if (new Set(levels).size !== levels.length || levels.length === 0) refuse('levels', 'one or more, each once');
  if (worstPost.length !== baseline.length) refuse('worstPost', 'one per baseline');
  const index = (name: string, level: Level) => {
    const at = levels.indexOf(level);
    return at < 0 ? refuse(name, 'one of levels') : at;
  };
  const table = levels.map(() => levels.map(() => 0));
  let missing = 0;
  baseline.forEach((before, i) => {
    const after = worstPost[i] ?? null;
    if (before === null || after === null) missing += 1;
    else table[index('baseline', before)]![index('worstPost', after)]! += 1;
  });
  return { table, levels, missing };
};
