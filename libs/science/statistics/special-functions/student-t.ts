import { beta } from './beta';
import { normal } from './normal';

/** P(|T| > |t|). Of the two equivalent incomplete betas the one whose argument does not round near 1. */
const twoSided = (t: number, df: number): number => {
  if (df === Infinity) return 2 * normal.upper(Math.abs(t));
  if (!Number.isFinite(t)) return 0;
  const square = t * t;
  return square < df ? beta.upper(square / (df + square), 0.5, df / 2) : beta.cdf(df / (df + square), df / 2, 0.5);
};

/** |t| with P(|T| > |t|) = p. */
const twoSidedQuantile = (p: number, df: number): number => {
  const y = beta.upperQuantile(p, 0.5, df / 2);
  if (y < 0.5) return Math.sqrt((df * y) / (1 - y));
  const x = beta.quantile(p, df / 2, 0.5);
  return Math.sqrt((df * (1 - x)) / x);
};

/** P(0 < T < |t|), chosen alike. */
const centre = (t: number, df: number): number => {
  if (df === Infinity) return 0.5 - normal.upper(Math.abs(t));
  if (!Number.isFinite(t)) return 0.5;
  const square = t * t;
  return 0.5 * (square < df ? beta.cdf(square / (df + square), 0.5, df / 2) : beta.upper(df / (df + square), df / 2, 0.5));
};

/** Student's t. Abramowitz and Stegun 26.7.1 by the incomplete beta; `df` may be fractional (Welch). */
export const studentT = {
  twoSided,
  cdf: (t: number, df: number): number => (t <= 0 ? 0.5 * twoSided(t, df) : 0.5 + centre(t, df)),
  upper: (t: number, df: number): number => (t >= 0 ? 0.5 * twoSided(t, df) : 0.5 + centre(t, df)),
  quantile: (p: number, df: number): number => {
    if (df === Infinity) return normal.quantile(p);
    if (p === 0.5) return 0;
    return p < 0.5 ? -twoSidedQuantile(2 * p, df) : twoSidedQuantile(2 * (1 - p), df);
  },
  /** t with P(|T| > t) = p: the factor of a two-sided interval of level 1 - p. */
  twoSidedQuantile,
};
