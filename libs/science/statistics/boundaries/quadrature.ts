/** Nodes and weights of the Gauss-Legendre rule of `n` points on [-1, 1], by Newton's method on the Legendre polynomial. */
const gaussLegendre = (n: number): readonly (readonly [node: number, weight: number])[] =>
  Array.from({ length: n }, (_, i) => {
    let x = Math.cos((Math.PI * (i + 0.75)) / (n + 0.5));
    let slope = 0;
    for (let step = 0; step < 20; step += 1) {
      let [before, value] = [1, x];
      for (let k = 2; k <= n; k += 1) [before, value] = [value, ((2 * k - 1) * x * value - (k - 1) * before) / k];
      slope = (n * (x * value - before)) / (x * x - 1);
      x -= value / slope;
    }
    return [x, 2 / ((1 - x * x) * slope * slope)] as const;
  });

const RULE = gaussLegendre(12);

export type Grid = Readonly<{ points: Float64Array; weights: Float64Array }>;

/** Composite Gauss-Legendre rule on [from, to] in panels no wider than `widest`. */
export const gridOn = (from: number, to: number, widest: number): Grid => {
  const panels = Math.max(1, Math.ceil((to - from) / widest));
  const half = (to - from) / panels / 2;
  const size = panels * RULE.length;
  const [points, weights] = [new Float64Array(size), new Float64Array(size)];
  for (let i = 0; i < size; i += 1) {
    const [node, weight] = RULE[i % RULE.length]!;
    points[i] = from + half * (2 * Math.floor(i / RULE.length) + 1 + node);
    weights[i] = half * weight;
  }
  return { points, weights };
};
