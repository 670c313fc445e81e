import { limits, measurements } from './arguments';

export type Pressure = Readonly<{ sbp: number; dbp: number; limitSbp?: number; limitDbp?: number }>;

/** Either pressure alone is enough; a pressure on the limit is within it. */
const exceeds = ({ sbp, dbp }: Pressure, limitSbp: number, limitDbp: number): boolean => {
  measurements({ sbp, dbp });
  limits({ limitSbp, limitDbp });
  return sbp > limitSbp || dbp > limitDbp;
};

/**
 * Before a dose: `sbp` and `dbp` in mmHg against `limitSbp` (140) and `limitDbp` (90). Returns `{ action: 'proceed' |
 * 'prescriber_decision' }`, the second when either is above its limit. Spravato (esketamine) US prescribing information,
 * section 2: above 140/90 weigh risk and benefit. A missing pressure is refused: nobody is dosed unmeasured.
 */
export const preDoseBpRule = (input: Pressure) => {
  const { limitSbp = 140, limitDbp = 90 } = input;
  return { action: exceeds(input, limitSbp, limitDbp) ? 'prescriber_decision' : 'proceed' };
};

/**
 * During a dose: `sbp` and `dbp` in mmHg against `limitSbp` (180) and `limitDbp` (110). Returns `{ action: 'continue' |
 * 'stop' }`, the second when either is above its limit. Conventional, for the protocol to decide: Del Sant 2020, J Affect
 * Disord, calls above 180/110 treatment-emergent hypertension.
 */
export const intraDoseBpRule = (input: Pressure) => {
  const { limitSbp = 180, limitDbp = 110 } = input;
  return { action: exceeds(input, limitSbp, limitDbp) ? 'stop' : 'continue' };
};
