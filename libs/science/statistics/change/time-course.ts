import { levels, lists, NE, numbers, refuse, type NotEstimable } from '../arguments';
import { meanCi } from './means';

type Value = number | null;
type Estimate = number | NotEstimable;
export type TimeCourse = Readonly<{
  /** Minutes or any other unit of time, rising. */
  times: readonly number[];
  /** Per participant one value per time, null where missing. */
  subjects: readonly (readonly Value[])[];
  /** A value above it is a symptom present; resolved at or below it again after the peak. */
  thresholdResolved?: number;
  level?: number;
}>;
type Point = Readonly<{ time: number; value: number }>;

const checked = ({ times, subjects, thresholdResolved = 4, level = 0.95 }: TimeCourse) => {
  levels({ level });
  numbers({ thresholdResolved });
  lists({ times, subjects });
  if (times.length === 0 || times.some((time, i) => !(time > (times[i - 1] ?? -Infinity)))) refuse('times', 'rising');
  if (subjects.some((values) => !Array.isArray(values) || values.length !== times.length))
    refuse('subjects', 'lists of one value per time');
  subjects.flat().forEach((value) => value !== null && numbers({ subjects: value }));
  return { threshold: thresholdResolved, level };
};

const observed = (times: readonly number[], values: readonly Value[]): readonly Point[] =>
  values.flatMap((value, i) => (value === null ? [] : [{ time: times[i]!, value }]));

/** Linear trapezoids between what was measured; without the first or the last value the whole is not known. */
const aucOf = (times: readonly number[], values: readonly Value[]): Estimate => {
  if (values[0] === null || values.at(-1) === null) return NE;
  const points = observed(times, values);
  return points.slice(1).reduce((sum, { time, value }, i) => {
    const before = points[i]!;
    return sum + ((time - before.time) * (value + before.value)) / 2;
  }, 0);
};

/** The first maximum. */
const peakOf = (points: readonly Point[]): Point | undefined =>
  points.reduce<Point | undefined>((peak, point) => (peak && peak.value >= point.value ? peak : point), undefined);

/** From the first time to the first after the peak at or below the threshold; NE where it never was above or never came back. */
const timeToResolved = (points: readonly Point[], threshold: number): Estimate => {
  const peak = peakOf(points);
  if (!peak || peak.value <= threshold) return NE;
  const resolved = points.find(({ time, value }) => time > peak.time && value <= threshold);
  return resolved ? resolved.time - points[0]!.time : NE;
};

/**
 * A score over time. Returns by time `{ n[], mean[], sd[], lower[], upper[] (t interval of level), proportionAbove<threshold>[]
 * }` and by participant `{ aucPerSubject[] (value x time), peakPerSubject[], peakTimePerSubject[] (first maximum),
 * timeToResolvedPerSubject[] }`; NE where values are missing. Matthews et al. 1990, BMJ 300:230; a CADSS total above 4
 * (`thresholdResolved`) is dissociation present by the convention of the esketamine trials.
 */
export const timeCourse = (input: TimeCourse): Readonly<Record<string, unknown>> => {
  const { times, subjects } = input;
  const { threshold, level } = checked(input);
  const byTime = times.map((_, i) => subjects.map((values) => values[i]!).filter((value) => value !== null));
  const none = { n: 0, mean: NE, sd: NE, lower: NE, upper: NE };
  const means = byTime.map((x) => (x.length === 0 ? none : meanCi({ x, level })));
  const points = subjects.map((values) => observed(times, values));
  const above = (x: readonly number[]) => (x.length === 0 ? NE : x.filter((value) => value > threshold).length / x.length);
  return {
    n: means.map(({ n }) => n),
    mean: means.map(({ mean }) => mean),
    sd: means.map(({ sd }) => sd),
    lower: means.map(({ lower }) => lower),
    upper: means.map(({ upper }) => upper),
    [`proportionAbove${threshold}`]: byTime.map(above),
    aucPerSubject: subjects.map((values) => aucOf(times, values)),
    peakPerSubject: points.map((own) => peakOf(own)?.value ?? NE),
    peakTimePerSubject: points.map((own) => peakOf(own)?.time ?? NE),
    timeToResolvedPerSubject: points.map((own) => timeToResolved(own, threshold)),
  };
};
