import { refuse } from '../arguments';

/** The numbers of participants at which one looks: all from `from` to `to`, or those of a list. */
export type Schedule = Readonly<{ from: number; to: number }> | readonly number[] | number;

const isList = (schedule: Schedule): schedule is readonly number[] => Array.isArray(schedule);

const written = (schedule: Schedule): readonly number[] => {
  if (typeof schedule === 'number') return [schedule];
  if (isList(schedule)) return schedule;
  return Array.from({ length: Math.max(0, schedule.to - schedule.from + 1) }, (_, i) => schedule.from + i);
};

export const looksOf = (name: string, schedule: Schedule): readonly number[] => {
  const ns = schedule === undefined || schedule === null ? [] : written(schedule);
  const rises = ns.every((n, i) => Number.isInteger(n) && n > (ns[i - 1] ?? 0));
  return rises && ns.length > 0 ? ns : refuse(name, 'rising whole numbers of participants, from 1 on');
};
