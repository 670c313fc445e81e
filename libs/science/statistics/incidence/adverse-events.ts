import { lists, records, refuse, sizes } from '../arguments';
import { fisherP } from './fisher';
import { poissonRateCi } from './rates';
import { riskDifferenceCi } from './risk-difference';

/** A treated participant; `days` of treatment. */
export type Subject = Readonly<{ id: string; arm: string; days: number }>;
/** A treatment-emergent event; `startDay` counts from 1, the first day of treatment. */
export type AdverseEvent = Readonly<{ id: string; soc: string; pt: string; severity: string; startDay: number }>;
/** The arms in the order of the table, the first one being the reference. */
export type SafetyData = Readonly<{ arms: readonly string[]; subjects: readonly Subject[]; events: readonly AdverseEvent[] }>;

export type Comparison = Readonly<{ arm: string; rd: number; lower: number; upper: number; fisherP: number | 'NA' }>;
/** Per arm, in the order of `arms`: participants with the event, their percentage (one decimal), and events. */
export type IncidenceRow = Readonly<{
  term: string;
  n: readonly number[];
  pct: readonly number[];
  events: readonly number[];
  against: readonly Comparison[];
}>;
export type IncidenceTable = Readonly<{
  N: readonly number[];
  any: IncidenceRow;
  socs: readonly Readonly<{ soc: IncidenceRow; preferredTerms: readonly IncidenceRow[] }>[];
}>;

const groupBy = <T>(items: readonly T[], key: (item: T) => string): ReadonlyMap<string, readonly T[]> => {
  const groups = new Map<string, T[]>();
  for (const item of items) {
    const group = groups.get(key(item));
    if (group) group.push(item);
    else groups.set(key(item), [item]);
  }
  return groups;
};
const alphabetical = <T>(groups: ReadonlyMap<string, T>) => [...groups].sort(([a], [b]) => (a < b ? -1 : 1));

const checkLists = ({ arms, subjects, events }: SafetyData): void => {
  lists({ arms });
  records({ subjects, events });
};

/** The arm of every participant, as its place in `arms`; an unknown arm or a second entry is refused. */
const armOf = (data: SafetyData): ReadonlyMap<string, number> => {
  checkLists(data);
  const { arms, subjects } = data;
  const places = new Map(subjects.map(({ id, arm }) => [id, arms.indexOf(arm)]));
  if (places.size !== subjects.length) refuse('subjects', 'one entry each');
  if ([...places.values()].includes(-1)) refuse('subjects', `of one of the arms ${arms.join(', ')}`);
  return places;
};
const placeOf = (places: ReadonlyMap<string, number>, { id }: AdverseEvent): number =>
  places.get(id) ?? refuse('events', 'of a participant among the subjects');

const sizesOf = (data: SafetyData): readonly number[] => {
  checkLists(data);
  const { arms, subjects } = data;
  const N = arms.map((arm) => subjects.filter((subject) => subject.arm === arm).length);
  arms.forEach((arm, i) => sizes({ [`subjects of ${arm}`]: N[i] }));
  return N;
};

/**
 * Against the reference: Miettinen-Nurminen, Fisher; no test (`NA`) where neither arm had an event. Most terms occur once or
 * twice, so that the same counts come again and again: each pair of counts is worked out once per table.
 */
const comparer = (arms: readonly string[], N: readonly number[], level: number) => {
  const known = new Map<string, Omit<Comparison, 'arm'>>();
  const compare = (x1: number, n1: number, x2: number, n2: number) => {
    const { estimate, lower, upper } = riskDifferenceCi({ x1, n1, x2, n2, level, method: 'miettinen_nurminen' });
    const p = x1 + x2 === 0 ? ('NA' as const) : fisherP({ a: x1, b: n1 - x1, c: x2, d: n2 - x2 });
    return { rd: estimate, lower, upper, fisherP: p };
  };
  return (n: readonly number[]): Comparison[] =>
    arms.slice(1).map((arm, i) => {
      const key = `${n[i + 1]}/${N[i + 1]} ${n[0]}`;
      const found = known.get(key) ?? compare(n[i + 1]!, N[i + 1]!, n[0]!, N[0]!);
      known.set(key, found);
      return { arm, ...found };
    });
};

/**
 * Adverse event incidence by system organ class and preferred term: a participant counts once in each row, events all count.
 * ICH E3 12.2.3 and the layout of CDISC Pilot 01 table 14-5.01. Terms stand in alphabetical order.
 */
export const aeIncidence = ({ level = 0.95, ...data }: SafetyData & Readonly<{ level?: number }>): IncidenceTable => {
  const [places, N] = [armOf(data), sizesOf(data)];
  const against = comparer(data.arms, N, level);
  const row = (term: string, events: readonly AdverseEvent[]): IncidenceRow => {
    const counted = data.arms.map(() => 0);
    const ids = data.arms.map(() => new Set<string>());
    for (const event of events) {
      const place = placeOf(places, event);
      counted[place]! += 1;
      ids[place]!.add(event.id);
    }
    const n = ids.map((set) => set.size);
    const pct = n.map((count, i) => Math.round((1000 * count) / N[i]!) / 10);
    return { term, n, pct, events: counted, against: against(n) };
  };
  const socs = alphabetical(groupBy(data.events, ({ soc }) => soc)).map(([soc, events]) => ({
    soc: row(soc, events),
    preferredTerms: alphabetical(groupBy(events, ({ pt }) => pt)).map(([pt, own]) => row(pt, own)),
  }));
  return { N, any: row('ANY', data.events), socs };
};

/** Participants by their worst severity, per arm in the order of `levels` (mildest first); those without an event are not counted. */
export const aeMaxSeverity = ({ levels, ...data }: SafetyData & Readonly<{ levels: readonly string[] }>) => {
  const [places, worst] = [armOf(data), new Map<string, number>()];
  for (const event of data.events) {
    const rank = levels.indexOf(event.severity);
    if (rank < 0) refuse('severity', `one of ${levels.join(', ')}`);
    worst.set(event.id, Math.max(rank, worst.get(event.id) ?? -1));
    placeOf(places, event);
  }
  const counted = data.arms.map(() => levels.map(() => 0));
  for (const [id, rank] of worst) counted[places.get(id)!]![rank]! += 1;
  return { levels, arms: data.arms.map((arm, i) => ({ arm, n: counted[i]! })) };
};

const DAYS_PER_YEAR = 365.25;

/**
 * Exposure-adjusted incidence rate: participants with a first event per 100 person-years at risk, with Garwood's interval.
 * Time runs to the first event (at least one day), without an event to the end of treatment. `isMeant` picks the events.
 */
export const eair = ({
  isMeant,
  level = 0.95,
  ...data
}: SafetyData & Readonly<{ isMeant: (event: AdverseEvent) => boolean; level?: number }>) => {
  const places = armOf(data);
  const first = new Map<string, number>();
  for (const event of data.events.filter(isMeant)) {
    placeOf(places, event);
    first.set(event.id, Math.min(Math.max(1, event.startDay), first.get(event.id) ?? Infinity));
  }
  const arms = data.arms.map((arm) => {
    const own = data.subjects.filter((subject) => subject.arm === arm);
    const events = own.filter(({ id }) => first.has(id)).length;
    const personYears = own.reduce((days, { id, days: treated }) => days + (first.get(id) ?? treated), 0) / DAYS_PER_YEAR;
    const { per100, lower, upper } = poissonRateCi({ events, personTime: personYears, level });
    return { arm, subjectsWithEvent: events, personYears, eairPer100PY: per100, lower: 100 * lower, upper: 100 * upper };
  });
  return { arms };
};
