import { numbers, records, refuse } from '../arguments';
import { type Column, columnOf, lastUpTo } from './at-risk';

/** Followed from 0 to `end`, with the times of its events. */
type Subject = Readonly<{ id: number | string; events: Column; end: number }>;
/** The same as consecutive intervals (start, stop], each closed by an event (1) or not (0). */
type Intervals = Readonly<{ id: number | string; start: Column; stop: Column; event: Column }>;
export type Recurrent = Readonly<{ times?: Column }> &
  (Readonly<{ subjects: readonly Subject[] }> | Readonly<{ rows: readonly Intervals[] | Readonly<Record<string, Intervals>> }>);

type Followed = Readonly<{ events: readonly number[]; isAtRisk: (time: number) => boolean }>;
const ofSubject = ({ events, end }: Subject): Followed => {
  numbers({ end });
  const times = columnOf(events);
  if (times.some((time) => !(time <= end && time >= 0))) refuse('events', 'between 0 and the end of follow-up');
  return { events: times, isAtRisk: (time) => time <= end };
};
const ofIntervals = ({ start, stop, event }: Intervals): Followed => {
  const [starts, stops, events] = [columnOf(start), columnOf(stop), columnOf(event)];
  if (starts.length !== stops.length || events.length !== stops.length) refuse('rows', 'as many starts as stops and events');
  if (stops.some((time, i) => !(time > starts[i]!))) refuse('stop', 'after its start');
  return {
    events: stops.filter((_, i) => events[i] === 1),
    isAtRisk: (time) => stops.some((to, i) => starts[i]! < time && time <= to),
  };
};

/**
 * Mean number of events per participant by time: Nelson 1988, J Qual Technol 20:24; Lawless, Nadeau 1995, Technometrics 37:158,
 * whose robust standard error allows that one participant's events go together (R's survfit with `id`).
 * A row for each time with an event; with `times`, the values at those times instead (0 before the first event).
 */
export const meanCumulativeFunction = (input: Recurrent) => {
  if ('subjects' in input) records({ subjects: input.subjects });
  const followed =
    'subjects' in input
      ? input.subjects.map(ofSubject)
      : Object.values<Intervals>((input.rows ?? {}) as Record<string, Intervals>).map(ofIntervals);
  if (followed.length === 0) refuse('subjects', 'one at least');
  const times = [...new Set(followed.flatMap(({ events }) => events))].sort((a, b) => a - b);
  const influence = followed.map(() => 0);
  let mcf = 0;
  const steps = times.map((time) => {
    const nRisk = followed.filter((one) => one.isAtRisk(time)).length;
    const own = followed.map(({ events }) => events.filter((at) => at === time).length);
    const nEvent = own.reduce((sum, n) => sum + n, 0);
    mcf += nEvent / nRisk;
    followed.forEach((one, i) => {
      if (one.isAtRisk(time)) influence[i]! += (own[i]! - nEvent / nRisk) / nRisk;
    });
    return { time, nRisk, nEvent, mcf, robustSe: Math.sqrt(influence.reduce((sum, value) => sum + value * value, 0)) };
  });
  const wanted = input.times === undefined ? times : columnOf(input.times);
  wanted.forEach((time) => numbers({ times: time }));
  const at = wanted.map((time) => lastUpTo(steps, time));
  return {
    time: wanted,
    nRisk: at.map((step) => step?.nRisk ?? followed.length),
    nEvent: at.map((step) => step?.nEvent ?? 0),
    mcf: at.map((step) => step?.mcf ?? 0),
    robustSe: at.map((step) => step?.robustSe ?? 0),
  };
};
