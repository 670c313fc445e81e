import { levels, oneOf, probabilities, refuse } from '../arguments';
import { normal } from '../special-functions';

const KINDS = ['LanDeMetsOBF', 'LanDeMetsPocock', 'power', 'HwangShihDeCani'] as const;
export type Spending = Readonly<{ spending: (typeof KINDS)[number]; rho?: number; gamma?: number }>;

/** 2 - 2 Phi(z(alpha/2) / sqrt t). Lan, DeMets 1983, Biometrika 70:659. */
const obrienFleming = (alpha: number, t: number) =>
  t === 0 ? 0 : 2 * normal.upper(normal.upperQuantile(alpha / 2) / Math.sqrt(t));
/** alpha ln(1 + (e - 1) t). Lan, DeMets 1983. */
const pocock = (alpha: number, t: number) => alpha * Math.log1p((Math.E - 1) * t);
/** alpha t^rho. Kim, DeMets 1987, Biometrika 74:149. */
const power = (alpha: number, t: number, rho: number) => alpha * t ** rho;
/** alpha (1 - e^(-gamma t)) / (1 - e^(-gamma)); gamma = 0 is alpha t. Hwang, Shih, DeCani 1990, Stat Med 9:1439. */
const hwangShihDeCani = (alpha: number, t: number, gamma: number) =>
  gamma === 0 ? alpha * t : (alpha * Math.expm1(-gamma * t)) / Math.expm1(-gamma);

/** How much of a one-sided `alpha` is spent by information time `t`; all of it from 1 on. */
export const spent = ({ spending, rho = 1, gamma = 0 }: Spending, alpha: number, t: number): number => {
  if (t >= 1) return alpha;
  switch (oneOf('spending', spending, KINDS)) {
    case 'LanDeMetsOBF':
      return obrienFleming(alpha, t);
    case 'LanDeMetsPocock':
      return pocock(alpha, t);
    case 'power':
      return rho > 0 ? power(alpha, t, rho) : refuse('rho', 'above 0');
    case 'HwangShihDeCani':
      return Number.isFinite(gamma) ? hwangShihDeCani(alpha, t, gamma) : refuse('gamma', 'a number');
  }
};

/**
 * One-sided `alpha` spent by information time `t` (0 to 1) under each function: `{ lanDeMetsOBF, lanDeMetsPocock, power1,
 * power2, power3, hsdMinus4, hsd1 }`, the power family with rho 1, 2, 3, Hwang-Shih-DeCani with gamma -4 and 1.
 * Lan, DeMets 1983, Biometrika 70:659; Kim, DeMets 1987; Hwang, Shih, DeCani 1990, Stat Med 9:1439.
 */
export const spendingFunctions = ({ alpha, t }: { alpha: number; t: number }) => {
  levels({ alpha });
  probabilities({ t });
  return {
    lanDeMetsOBF: spent({ spending: 'LanDeMetsOBF' }, alpha, t),
    lanDeMetsPocock: spent({ spending: 'LanDeMetsPocock' }, alpha, t),
    power1: spent({ spending: 'power', rho: 1 }, alpha, t),
    power2: spent({ spending: 'power', rho: 2 }, alpha, t),
    power3: spent({ spending: 'power', rho: 3 }, alpha, t),
    hsdMinus4: spent({ spending: 'HwangShihDeCani', gamma: -4 }, alpha, t),
    hsd1: spent({ spending: 'HwangShihDeCani', gamma: 1 }, alpha, t),
  };
};
