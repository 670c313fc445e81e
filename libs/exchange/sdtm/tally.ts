import { DOMAIN_NAMES, type Domain } from './mapping/domains';
import type { EmergenceCompared } from './mapping/compare-emergence';
import type { Row, Tables } from './mapping/row';
import type { NotImported } from './folder.reader';
import type { Problem } from './problem';

/**
 * What became of a row. `there`: an earlier run had taken it. `changed`: it is there with other facts. `notUsed`: nothing is made
 * of it here (a parameter of TS, a flag that the source derived). A row of which a part could not be taken is `notTaken`.
 */
export const OUTCOMES = ['ready', 'notUsed', 'there', 'taken', 'changed', 'notTaken'] as const;
export type Outcome = (typeof OUTCOMES)[number];
export type Counts = Readonly<Record<'rows' | Outcome, number>>;

/**
 * refused: a file is no table of its domain, and nothing was sent. checked: a dry run. incomplete: something is listed in
 * `problems` or counted as not taken. done: every row is there.
 */
export type Summary = Readonly<{
  study: string;
  outcome: 'refused' | 'checked' | 'incomplete' | 'done';
  domains: Readonly<Partial<Record<Domain, Counts>>>;
  totals: Counts;
  commands: number;
  events: number;
  problems: readonly Problem[];
  notImported: readonly NotImported[];
  emergence: EmergenceCompared | null;
}>;

/** Counts every row once, by the worst that became of it. */
export class Tally {
  private readonly outcomes = new Map<Row, Outcome>();
  private readonly problems: Problem[];
  commands = 0;
  events = 0;

  constructor(
    private readonly tables: Tables,
    problems: readonly Problem[],
  ) {
    this.problems = [...problems];
  }

  note(row: Row, outcome: Outcome): void {
    const before = this.outcomes.get(row);
    if (!before || OUTCOMES.indexOf(outcome) > OUTCOMES.indexOf(before)) this.outcomes.set(row, outcome);
  }

  outcomeOf(row: Row): Outcome | undefined {
    return this.outcomes.get(row);
  }

  isRefused(row: Row): boolean {
    return ['changed', 'notTaken'].includes(this.outcomes.get(row) ?? '');
  }

  list(problem: Problem): void {
    this.problems.push(problem);
  }

  summary(study: string, checked: boolean, more: Pick<Summary, 'notImported' | 'emergence'>): Summary {
    const domains = Object.fromEntries(
      DOMAIN_NAMES.filter((name) => this.tables[name].length > 0).map((name) => [name, this.countsOf(this.tables[name])]),
    );
    const totals = Object.values(domains).reduce(plus, NONE);
    const whole = this.problems.length === 0 && totals.notTaken === 0;
    const outcome = !whole ? 'incomplete' : checked ? 'checked' : 'done';
    const { commands, events, problems } = this;
    return { study, outcome, domains, totals, commands, events, problems, ...more };
  }

  private countsOf(rows: readonly Row[]): Counts {
    const counts = { ...NONE, rows: rows.length };
    for (const row of rows) counts[this.outcomes.get(row) ?? 'notTaken']++;
    return counts;
  }
}

export const NONE: Counts = { rows: 0, ready: 0, notUsed: 0, there: 0, taken: 0, changed: 0, notTaken: 0 };

const plus = (one: Counts, other: Counts): Counts =>
  Object.fromEntries(Object.entries(one).map(([name, count]) => [name, count + other[name as keyof Counts]])) as Counts;
