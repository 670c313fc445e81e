import gammaln from '@stdlib/math-base-special-gammaln';

// Loader 2000, Fast and accurate computation of binomial probabilities.

const HALF_LN_2PI = 0.5 * Math.log(2 * Math.PI);
const STIRLING = Array.from({ length: 16 }, (_, n) => (n === 0 ? 0 : gammaln(n + 1) - (n + 0.5) * Math.log(n) + n - HALF_LN_2PI));

/** ln n! minus Stirling's formula. */
export const stirlingError = (n: number): number => {
  if (n < STIRLING.length) return STIRLING[n] ?? gammaln(n + 1) - (n + 0.5) * Math.log(n) + n - HALF_LN_2PI;
  const square = n * n;
  return (1 / 12 - (1 / 360 - (1 / 1260 - (1 / 1680 - 1 / 1188 / square) / square) / square) / square) / n;
};

/** x ln(x / m) + m - x, without cancellation where x is near m. */
export const deviance = (x: number, m: number): number => {
  if (Math.abs(x - m) >= 0.1 * (x + m)) return x * Math.log(x / m) + m - x;
  const v = (x - m) / (x + m);
  let [sum, term] = [(x - m) * v, 2 * x * v];
  for (let j = 1; j < 1000; j += 1) {
    term *= v * v;
    const next = sum + term / (2 * j + 1);
    if (next === sum) break;
    sum = next;
  }
  return sum;
};

/** x^a e^-x / Gamma(a + 1), a > 0: the Poisson probability of `a`, which need not be whole. */
export const poissonTerm = (a: number, x: number): number =>
  Math.exp(-stirlingError(a) - deviance(a, x)) / Math.sqrt(2 * Math.PI * a);
