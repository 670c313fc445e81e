/** Of a measured quantity: `n` values; the others null where there are none, the SD (n - 1) also where there is but one. */
export type Distribution = Readonly<{
  n: number;
  mean: number | null;
  sd: number | null;
  median: number | null;
  min: number | null;
  max: number | null;
}>;

const sum = (values: readonly number[]): number => values.reduce((total, value) => total + value, 0);

export const distributionOf = (values: readonly number[]): Distribution => {
  const n = values.length;
  if (n === 0) return { n, mean: null, sd: null, median: null, min: null, max: null };
  const sorted = [...values].sort((a, b) => a - b);
  const mean = sum(sorted) / n;
  const sd = n < 2 ? null : Math.sqrt(sum(sorted.map((value) => (value - mean) ** 2)) / (n - 1));
  const median = (sorted[Math.floor((n - 1) / 2)]! + sorted[Math.floor(n / 2)]!) / 2;
  return { n, mean, sd, median, min: sorted[0]!, max: sorted.at(-1)! };
};
