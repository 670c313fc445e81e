/** Where R's `uniroot` stops by default. */
const TOLERANCE = Number.EPSILON ** 0.25;

type Points = Readonly<{ a: number; fa: number; b: number; fb: number; c: number; fc: number }>;

/** Inverse quadratic or linear interpolation, where it stays well inside; otherwise the half. */
const stepFrom = ({ a, fa, b, fb, c, fc }: Points, least: number): number => {
  const half = (c - b) / 2;
  const previous = b - a;
  if (Math.abs(previous) < least || Math.abs(fa) <= Math.abs(fb)) return half;
  const [width, s] = [c - b, fb / fa];
  const [t, u] = [fa / fc, fb / fc];
  const linear = a === c;
  const p = linear ? width * s : s * (width * t * (t - u) - (b - a) * (u - 1));
  const q = linear ? 1 - s : (t - 1) * (u - 1) * (s - 1);
  const [numerator, denominator] = [Math.abs(p), p > 0 ? -q : q];
  const isShort = numerator < 0.75 * width * denominator - Math.abs(least * denominator) / 2;
  return isShort && numerator < Math.abs((previous * denominator) / 2) ? numerator / denominator : half;
};

/** Brent 1973, Algorithms for Minimization without Derivatives, ch. 4 (`zeroin`), stopping where R's `uniroot` stops. */
const zeroin = (f: (x: number) => number, from: number, to: number): number => {
  let point: Points = { a: from, fa: f(from), b: to, fb: f(to), c: from, fc: f(from) };
  if (point.fa === 0) return from;
  for (let round = 0; round <= 1000; round += 1) {
    const { b, fb, c, fc } = point;
    if (Math.abs(fc) < Math.abs(fb)) point = { a: b, fa: fb, b: c, fb: fc, c: b, fc: fb };
    const least = 2 * Number.EPSILON * Math.abs(point.b) + TOLERANCE / 2;
    if (Math.abs(point.c - point.b) / 2 <= least || point.fb === 0) break;
    const step = stepFrom(point, least);
    const next = point.b + (Math.abs(step) < least ? Math.sign(step || -1) * least : step);
    const value = f(next);
    const isSameSide = value !== 0 && Math.sign(value) === Math.sign(point.fc);
    const other = isSameSide ? { c: point.b, fc: point.fb } : { c: point.c, fc: point.fc };
    point = { a: point.b, fa: point.fb, b: next, fb: value, ...other };
  }
  return point.b;
};

/** As R's fisher.test looks for an odds ratio: below 1 by itself, above 1 by its inverse. */
export const oddsRatioAsR = (f: (oddsRatio: number) => number): number => {
  const atOne = f(1);
  if (atOne === 0) return 1;
  const isRising = f(Number.MAX_VALUE) > f(Number.MIN_VALUE);
  return atOne > 0 === isRising ? zeroin(f, 0, 1) : 1 / zeroin((inverse) => f(1 / inverse), Number.EPSILON, 1);
};
