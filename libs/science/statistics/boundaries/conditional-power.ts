import { numbers, probabilities, refuse, sizes } from '../arguments';
import { normal } from '../special-functions';

export type Interim = Readonly<{ z: number; t: number; theta: number; zFinal: number }>;

/**
 * Probability that the final z passes `zFinal`, given `z` at information time `t` (0 to 1) and drift `theta`, the mean of
 * the final z: Phi((z sqrt t + theta (1 - t) - zFinal) / sqrt(1 - t)). Returns `{ conditionalPower }`; at t = 1 it is known.
 * Lan, Wittes 1988, Biometrics 44:579, B-value.
 */
export const conditionalPowerBValue = ({ z, t, theta, zFinal }: Interim) => {
  numbers({ z, theta, zFinal });
  probabilities({ t });
  if (t === 1) return { conditionalPower: z >= zFinal ? 1 : 0 };
  return { conditionalPower: normal.upper((zFinal - z * Math.sqrt(t) - theta * (1 - t)) / Math.sqrt(1 - t)) };
};

export type BinaryInterim = Readonly<{
  zCritical: number;
  zInterim: number;
  nInterim: number;
  nTotal: number;
  pControl: number;
  pTreatment: number;
}>;

/**
 * Conditional power for two equal arms and a binary outcome: z `zInterim` after `nInterim` of `nTotal` (both arms), final
 * bound `zCritical`, rates under the alternative. Drift = (pControl - pTreatment) / sqrt(4 p (1 - p) / nTotal) with the
 * mean rate p; positive when treatment has fewer events. Returns `{ conditionalPower }`, 'NE' where both rates are 0 or 1.
 * Lan, Wittes 1988, Biometrics 44:579; drift as Reboussin 2000, Control Clin Trials 21:190.
 */
export const conditionalPowerBinary = (input: BinaryInterim) => {
  const { zCritical, zInterim, nInterim, nTotal, pControl, pTreatment } = input;
  probabilities({ pControl, pTreatment });
  sizes({ nTotal });
  if (!(nInterim >= 0 && nInterim <= nTotal)) refuse('nInterim', 'between 0 and nTotal');
  const p = (pControl + pTreatment) / 2;
  if (p === 0 || p === 1) return { conditionalPower: 'NE' as const };
  const theta = (pControl - pTreatment) / Math.sqrt((4 * p * (1 - p)) / nTotal);
  return conditionalPowerBValue({ z: zInterim, t: nInterim / nTotal, theta, zFinal: zCritical });
};
