import { NE, type NotEstimable, numbers } from '../arguments';
import { type Column, columnOf, followUps, lastUpTo, type Moment, momentsOf } from './at-risk';

/** `cause` 0 is censored, 1, 2, … the kinds of event that compete. */
export type CompetingRisks = Readonly<{ time: Column; cause: Column }>;
type Step = Readonly<{ time: number; value: number; variance: number }>;

/** Tied events are drawn without replacement. */
const ties = (events: number, nRisk: number) => (events > 1 ? 1 - (events - 1) / (nRisk - 1) : 1);

/**
 * The Aalen-Johansen estimate of one cause, F(t) = sum of S(t-) d / n: Aalen, Johansen 1978, Scand J Stat 5:141. Its variance
 * as Gray's cmprsk has it: each event at u shifts F(t) by S(u-) / n times 1 - (F(t) - F(u)) / S(u) for the own cause and
 * -(F(t) - F(u)) / S(u) for the others; the squares are kept as three sums so that one pass serves every t.
 */
const stepsOf = (moments: readonly Moment[], cause: number): readonly Step[] => {
  let [surv, value] = [1, 0];
  const sums = { own: 0, mixed: 0, late: 0 };
  const add = (events: number, nRisk: number, constant: number, slope: number) => {
    const weight = (surv * surv * ties(events, nRisk) * events) / (nRisk * nRisk);
    sums.own += constant * constant * weight;
    sums.mixed += constant * slope * weight;
    sums.late += slope * slope * weight;
  };
  return moments.map(({ time, nRisk, nEvent, byCause }) => {
    const own = byCause.get(cause) ?? 0;
    const after = (surv * (nRisk - nEvent)) / nRisk;
    value += (surv * own) / nRisk;
    const slope = after > 0 ? 1 / after : 0;
    if (nEvent > own && after > 0) add(nEvent - own, nRisk, value * slope, slope);
    if (own > 0) add(own, nRisk, 1 + value * slope, slope);
    surv = after;
    return { time, value, variance: sums.own + value * value * sums.late - 2 * value * sums.mixed };
  });
};

/**
 * Cumulative incidence of each cause at given times with its variance and standard error: `cause1`, `var1`, `seCause1`, …
 * Beyond the last time observed it is NE, unless everyone has had an event by then.
 */
export const cumulativeIncidence = ({ time, cause, times }: CompetingRisks & Readonly<{ times: Column; seMethod?: string }>) => {
  const followed = followUps(time, cause, { time: 'time', cause: 'cause' });
  const moments = momentsOf(followed);
  const { time: last } = followed.at(-1)!;
  const isOver = followed.every((one) => one.time < last || one.cause > 0);
  const causes = [...new Set([1, ...columnOf(cause)])].filter((kind) => kind > 0).sort((a, b) => a - b);
  const result: Record<string, readonly (number | NotEstimable)[]> = {};
  for (const kind of causes) {
    const steps = stepsOf(moments, kind);
    const at = columnOf(times).map((t) => {
      numbers({ times: t });
      return t > last && !isOver ? undefined : (lastUpTo(steps, t) ?? { value: 0, variance: 0 });
    });
    result[`cause${kind}`] = at.map((step) => step?.value ?? NE);
    result[`var${kind}`] = at.map((step) => step?.variance ?? NE);
    result[`seCause${kind}`] = at.map((step) => (step ? Math.sqrt(Math.max(0, step.variance)) : NE));
  }
  return result;
};
