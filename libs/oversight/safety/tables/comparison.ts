import { fisherP, riskDifferenceCi } from '@verum/science/statistics';
import { UNASSIGNED } from '../counting';
import type { AdverseEventTable, IncidenceRow } from './adverse-event-table';

/** A group against the reference, in one row. On the scale -1 to 1; `NA` where neither group had the event. */
export type Comparison = Readonly<{
  group: string;
  riskDifference: number;
  lower: number;
  upper: number;
  fisherP: number | 'NA';
}>;

/** Looking at a table spends no alpha and proves nothing: ICH E9 5.2.2, 7.2. */
export const DESCRIPTIVE = {
  label: 'Descriptive: no test of a hypothesis, not adjusted for looking often or at many terms.',
  level: 0.95,
  interval: 'Miettinen-Nurminen 1985, risk difference',
  test: 'Fisher exact, two-sided',
} as const;

/** The rows with a comparison of each other group against `reference`; a group without participants is not compared. */
export const comparedWith = (
  { groups, rows }: AdverseEventTable,
  reference: string,
): readonly (IncidenceRow & Readonly<{ comparisons: readonly Comparison[] }>)[] => {
  const place = groups.findIndex(({ group }) => group === reference);
  const others = groups.flatMap(({ N, group }, at) =>
    at !== place && N > 0 && group !== UNASSIGNED.group ? [{ group, N, at }] : [],
  );
  const compare = comparer();
  return rows.map((row) => {
    const base = { x2: row.cells[place]!.participants, n2: groups[place]!.N };
    const comparisons =
      base.n2 === 0 ? [] : others.map(({ group, N, at }) => ({ group, ...compare(row.cells[at]!.participants, N, base) }));
    return { ...row, comparisons };
  });
};

/** Most terms occur once or twice, so that the same counts come again and again: each is worked out once. */
const comparer = () => {
  const known = new Map<string, Omit<Comparison, 'group'>>();
  return (x1: number, n1: number, { x2, n2 }: Readonly<{ x2: number; n2: number }>) => {
    const key = `${x1}/${n1} ${x2}/${n2}`;
    const found = known.get(key) ?? worked(x1, n1, x2, n2);
    known.set(key, found);
    return found;
  };
};

const worked = (x1: number, n1: number, x2: number, n2: number): Omit<Comparison, 'group'> => {
  const { estimate, lower, upper } = riskDifferenceCi({ x1, n1, x2, n2, level: DESCRIPTIVE.level });
  const p = x1 + x2 === 0 ? ('NA' as const) : fisherP({ a: x1, b: n1 - x1, c: x2, d: n2 - x2 });
  return { riskDifference: estimate, lower, upper, fisherP: p };
};
