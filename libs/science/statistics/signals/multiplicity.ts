import { levels, probabilities, refuse } from '../arguments';

/** p in rising order with `rank` from 1 on, adjusted by `of`, and put back where each came from. */
const inOrder = (p: readonly number[], adjust: (sorted: readonly number[]) => readonly number[]): readonly number[] => {
  const order = p.map((_, i) => i).sort((i, j) => p[i]! - p[j]!);
  const adjusted = adjust(order.map((i) => p[i]!));
  const result = new Array<number>(p.length);
  order.forEach((i, rank) => (result[i] = Math.min(1, adjusted[rank]!)));
  return result;
};

/** Step-down: never less than a smaller p got. */
const rising = (values: readonly number[]) => {
  let most = 0;
  return values.map((value) => (most = Math.max(most, value)));
};
/** Step-up: never more than a larger p got. */
const falling = (values: readonly number[]) => {
  let least = Infinity;
  return values.map((_, i) => (least = Math.min(least, values[values.length - 1 - i]!))).reverse();
};

/** Wright 1992, Biometrics 48:1005, appendix: Hommel's adjusted p by going down through the sizes of the subsets. */
const hommel = (sorted: readonly number[]): readonly number[] => {
  const n = sorted.length;
  const adjusted = [...sorted];
  for (let m = n; m > 1; m -= 1) {
    const first = n - m;
    let least = Infinity;
    for (let i = first; i < n; i += 1) least = Math.min(least, (m * sorted[i]!) / (m + i + 1 - n));
    for (let i = 0; i < n; i += 1) {
      adjusted[i] = Math.max(adjusted[i]!, i < first ? Math.min(least, m * sorted[i]!) : least);
    }
  }
  return adjusted;
};

/**
 * p adjusted for their number, in the order given: `{ bh, by, holm, hochberg, hommel, bonferroni }` and how many stay at
 * or below `alpha` (0.05): `{ rejectBH, rejectBY, rejectHolm, rejectHochberg, rejectHommel, rejectBonferroni }`. bh and by
 * bound the false discovery rate (by under any dependence), the others the family-wise error. Benjamini, Hochberg 1995, J R
 * Stat Soc B 57:289; Benjamini, Yekutieli 2001, Ann Stat 29:1165; Holm 1979; Hochberg 1988; Hommel 1988, Biometrika 75:383.
 */
export const adjustP = ({ p, alpha = 0.05 }: { p: readonly number[] | number; alpha?: number }) => {
  const values = typeof p === 'number' ? [p] : p;
  if (!Array.isArray(values)) refuse('p', 'a list of p-values');
  values.forEach((value) => probabilities({ p: value }));
  levels({ alpha });
  const m = values.length;
  const harmonic = values.reduce((sum, _, i) => sum + 1 / (i + 1), 0);
  const bh = inOrder(values, (sorted) => falling(sorted.map((value, i) => (m * value) / (i + 1))));
  const by = inOrder(values, (sorted) => falling(sorted.map((value, i) => (harmonic * m * value) / (i + 1))));
  const holm = inOrder(values, (sorted) => rising(sorted.map((value, i) => (m - i) * value)));
  const hochberg = inOrder(values, (sorted) => falling(sorted.map((value, i) => (m - i) * value)));
  const bonferroni = values.map((value) => Math.min(1, m * value));
  const hommelP = inOrder(values, hommel);
  const rejected = (adjusted: readonly number[]) => adjusted.filter((value) => value <= alpha).length;
  return {
    bh,
    by,
    holm,
    hochberg,
    hommel: hommelP,
    bonferroni,
    rejectBH: rejected(bh),
    rejectBY: rejected(by),
    rejectHolm: rejected(holm),
    rejectHochberg: rejected(hochberg),
    rejectHommel: rejected(hommelP),
    rejectBonferroni: rejected(bonferroni),
  };
};
