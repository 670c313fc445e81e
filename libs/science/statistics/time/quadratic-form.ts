/** u' V^-1 u by Gaussian elimination with pivots; undefined where V is singular or not a number. */
export const quadraticForm = (u: readonly number[], v: readonly (readonly number[])[]): number | undefined => {
  const rows = v.map((row, i) => [...row, u[i]!]);
  const size = u.length;
  const scale = Math.max(0, ...v.map((row, i) => Math.abs(row[i]!)));
  for (let column = 0; column < size; column += 1) {
    const pivot = rows.slice(column).reduce((best, row) => (Math.abs(row[column]!) > Math.abs(best[column]!) ? row : best));
    if (!(Math.abs(pivot[column]!) > 1e-12 * scale)) return undefined;
    rows.splice(rows.indexOf(pivot, column), 1);
    rows.splice(column, 0, pivot);
    for (let i = column + 1; i < size; i += 1) {
      const factor = rows[i]![column]! / pivot[column]!;
      for (let j = column; j <= size; j += 1) rows[i]![j]! -= factor * pivot[j]!;
    }
  }
  const solution = Array.from({ length: size }, () => 0);
  for (let i = size - 1; i >= 0; i -= 1) {
    const known = rows[i]!.slice(i + 1, size).reduce((sum, value, j) => sum + value * solution[i + 1 + j]!, 0);
    solution[i] = (rows[i]![size]! - known) / rows[i]![i]!;
  }
  return u.reduce((sum, value, i) => sum + value * solution[i]!, 0);
};
