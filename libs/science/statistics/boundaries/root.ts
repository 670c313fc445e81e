/**
 * The x in [low, high] at which `f`, of opposite signs at the ends, is 0. Ridders 1979, IEEE Trans Circuits Syst 26:979:
 * quadratic convergence, always inside the bracket. An end that does not change the sign is returned as it is nearer to 0.
 */
export const rootOf = (f: (x: number) => number, low: number, high: number, tolerance = 1e-13): number => {
  let [a, b, fa, fb] = [low, high, f(low), f(high)];
  if (fa * fb > 0) return Math.abs(fa) < Math.abs(fb) ? a : b;
  for (let step = 0; step < 100 && fa !== 0 && fb !== 0 && Math.abs(b - a) > tolerance * (1 + Math.abs(a)); step += 1) {
    const middle = (a + b) / 2;
    const fm = f(middle);
    const scale = Math.sqrt(fm * fm - fa * fb);
    if (scale === 0) return middle;
    const x = middle + ((middle - a) * Math.sign(fa - fb) * fm) / scale;
    const fx = f(x);
    const ends = [
      [a, fa],
      [middle, fm],
      [x, fx],
      [b, fb],
    ].sort((one, other) => one[0]! - other[0]!) as [number, number][];
    const right = ends.findIndex(([, value], i) => i > 0 && value * ends[i - 1]![1] <= 0);
    [[a, fa], [b, fb]] = [ends[right - 1]!, ends[right]!];
  }
  return Math.abs(fa) < Math.abs(fb) ? a : b;
};
