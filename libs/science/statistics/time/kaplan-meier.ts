import { levels, NE, type NotEstimable, numbers, oneOf } from '../arguments';
import { normal } from '../special-functions';
import { type Column, columnOf, lastUpTo, momentsOf, survivals } from './at-risk';

const CONF_TYPES = ['log', 'log-log', 'plain'] as const;
export type ConfType = (typeof CONF_TYPES)[number];
/** `status` 1 is the event, 0 censored; `time` in any one unit. */
export type Survival = Readonly<{ time: Column; status: Column; confType?: ConfType; level?: number }>;
type Figure = number | NotEstimable;
export type Step = Readonly<{
  time: number;
  nRisk: number;
  nEvent: number;
  surv: number;
  se: Figure;
  lower: Figure;
  upper: Figure;
}>;

/** Around S, S exp(..), exp(-exp(..)): Kalbfleisch, Prentice 1980, 1.3; as R's survfit, cut at 0 and 1. */
const boundsOf = (surv: number, relative: number, z: number, confType: ConfType): readonly [lower: number, upper: number] => {
  if (confType === 'plain') return [Math.max(0, surv - z * surv * relative), Math.min(1, surv + z * surv * relative)];
  if (confType === 'log') return [surv * Math.exp(-z * relative), Math.min(1, surv * Math.exp(z * relative))];
  const [log, half] = [Math.log(surv), (z * relative) / -Math.log(surv)];
  return [Math.exp(log * Math.exp(half)), Math.exp(log * Math.exp(-half))];
};

/** Product limit: Kaplan, Meier 1958, JASA 53:457; standard error: Greenwood 1926. */
const stepsOf = ({ time, status, confType = 'log', level = 0.95 }: Survival): readonly Step[] => {
  levels({ level });
  oneOf('confType', confType, CONF_TYPES);
  const z = normal.upperQuantile((1 - level) / 2);
  let [surv, greenwood] = [1, 0];
  return momentsOf(survivals(time, status)).map(({ time: at, nRisk, nEvent }) => {
    surv *= (nRisk - nEvent) / nRisk;
    greenwood += nEvent / (nRisk * (nRisk - nEvent));
    if (surv === 0) return { time: at, nRisk, nEvent, surv, se: NE, lower: NE, upper: NE };
    const [lower, upper] = boundsOf(surv, Math.sqrt(greenwood), z, confType);
    return { time: at, nRisk, nEvent, surv, se: surv * Math.sqrt(greenwood), lower, upper };
  });
};

const asColumns = (steps: readonly Step[]) => ({
  time: steps.map((step) => step.time),
  nRisk: steps.map((step) => step.nRisk),
  nEvent: steps.map((step) => step.nEvent),
  surv: steps.map((step) => step.surv),
  se: steps.map((step) => step.se),
  lower: steps.map((step) => step.lower),
  upper: steps.map((step) => step.upper),
});

/** The Kaplan-Meier table, a row for each time with an event. Where S is 0 its error and interval are NE. */
export const kaplanMeier = (input: Survival) => ({ table: asColumns(stepsOf(input)) });

/**
 * Where a curve first is at or below a half; where it lies at a half exactly, the middle of that flat part (as R's survfit).
 * NE where it stays above.
 */
const half = (steps: readonly Step[], curve: (step: Step) => Figure): Figure => {
  const reached = steps
    .map((step) => ({ time: step.time, value: curve(step) }))
    .filter((point): point is { time: number; value: number } => point.value !== NE && point.value < 0.5 + 1.5e-8);
  const [first] = reached;
  if (!first) return NE;
  const next = Math.abs(first.value - 0.5) < 1.5e-8 && reached.find(({ value }) => value < first.value);
  return next ? (first.time + next.time) / 2 : first.time;
};

/** Median time with the interval of Brookmeyer, Crowley 1982, Biometrics 38:29: where the bounds of the curve cross a half. */
export const kmMedian = (input: Survival) => {
  const steps = stepsOf(input);
  return {
    median: half(steps, ({ surv }) => surv),
    lower: half(steps, ({ lower }) => lower),
    upper: half(steps, ({ upper }) => upper),
  };
};

/** The curve at given times, with the number at risk there and the median. Beyond the last time observed it is NE. */
export const kaplanMeierAtTimes = ({ times, ...input }: Survival & Readonly<{ times: Column }>) => {
  const [steps, followed] = [stepsOf(input), columnOf(input.time)];
  const last = followed.reduce((max, time) => Math.max(max, time));
  const at = columnOf(times).map((time) => {
    numbers({ times: time });
    if (time > last && steps.at(-1)?.surv !== 0) return { surv: NE, se: NE, lower: NE, upper: NE };
    return lastUpTo(steps, time) ?? { surv: 1, se: 0, lower: 1, upper: 1 };
  });
  return {
    n: followed.length,
    events: steps.reduce((sum, { nEvent }) => sum + nEvent, 0),
    surv: at.map((step) => step.surv),
    se: at.map((step) => step.se),
    lower: at.map((step) => step.lower),
    upper: at.map((step) => step.upper),
    nRisk: columnOf(times).map((time) => followed.filter((end) => end >= time).length),
    median: half(steps, ({ surv }) => surv),
  };
};
