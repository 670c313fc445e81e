import { counts, numbers, refuse } from '../arguments';

/** One value may come as a plain number. */
export type Column = number | readonly number[];
export const columnOf = (column: Column): readonly number[] => [column].flat() as readonly number[];

/** One participant: followed to `time`, where an event of the kind `cause` ended it; 0 is censored. */
export type FollowUp = Readonly<{ time: number; cause: number }>;

/** Checked, and earliest first. Times of 0 or more; `name` says which argument is wrong. */
export const followUps = (time: Column, cause: Column, name = { time: 'time', cause: 'status' }): readonly FollowUp[] => {
  const [times, causes] = [columnOf(time), columnOf(cause)];
  if (times.length === 0) refuse(name.time, 'of one participant at least');
  if (causes.length !== times.length) refuse(name.cause, `as long as ${name.time}`);
  for (const value of times) {
    numbers({ [name.time]: value });
    if (value < 0 || value === Infinity) refuse(name.time, 'finite and 0 or more');
  }
  for (const value of causes) counts({ [name.cause]: value });
  return times.map((value, i) => ({ time: value, cause: causes[i]! })).sort((a, b) => a.time - b.time);
};

/** Of an event or not: causes other than 0 and 1 are refused. */
export const survivals = (time: Column, status: Column, name?: { time: string; cause: string }): readonly FollowUp[] => {
  const followed = followUps(time, status, name);
  if (followed.some(({ cause }) => cause > 1)) refuse(name?.cause ?? 'status', '0 (censored) or 1 (event)');
  return followed;
};

/** What happened at one moment. Those censored at it are still at risk: they count as after the events. */
export type Moment = Readonly<{ time: number; nRisk: number; nEvent: number; byCause: ReadonlyMap<number, number> }>;

/** The moments with an event, in order. */
export const momentsOf = (followed: readonly FollowUp[]): readonly Moment[] => {
  const moments: Moment[] = [];
  for (let first = 0; first < followed.length;) {
    const { time } = followed[first]!;
    const byCause = new Map<number, number>();
    let next = first;
    for (; followed[next]?.time === time; next += 1) {
      const { cause } = followed[next]!;
      if (cause > 0) byCause.set(cause, (byCause.get(cause) ?? 0) + 1);
    }
    const nEvent = [...byCause.values()].reduce((sum, n) => sum + n, 0);
    if (nEvent > 0) moments.push({ time, nRisk: followed.length - first, nEvent, byCause });
    first = next;
  }
  return moments;
};

/** The value that a step function has at `time`: that of the last step up to it. */
export const lastUpTo = <T extends Readonly<{ time: number }>>(steps: readonly T[], time: number): T | undefined =>
  steps.findLast((step) => step.time <= time);
