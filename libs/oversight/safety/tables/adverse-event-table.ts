import { CODELISTS } from '@verum/science/items';
import { type Columns, columnsFor, type CountedEvent, type Grouping, type Person } from '../counting';

/** `worst`: participants whose worst severity in this row it is; `participants`: those with an event of it. */
export type SeverityCount = Readonly<{ AESEV: string; participants: number; events: number; worst: number }>;

/** `percent` of N, to one decimal; null where nobody is in the column. */
export type Cell = Readonly<{
  participants: number;
  events: number;
  percent: number | null;
  severity?: readonly SeverityCount[];
}>;

/** A row counts everybody once: over all (`any`), in an organ class (`soc`), in a preferred term of it (`pt`). */
export type IncidenceRow = Readonly<{
  level: 'any' | 'soc' | 'pt';
  soc: string | null;
  pt: string | null;
  cells: readonly Cell[];
  total: Cell;
}>;

export type AdverseEventTable = Readonly<{ groups: Columns['groups']; rows: readonly IncidenceRow[] }>;

/** The heading of events that nobody has coded yet: they count, by the words of the site. */
export const NOT_CODED = 'Not coded';

export const classOf = ({ event }: CountedEvent): string => event.coding?.AEBODSYS ?? NOT_CODED;
export const termOf = ({ event }: CountedEvent): string => event.coding?.AEDECOD ?? event.AETERM;

/**
 * Participants with an adverse event and number of events, by organ class and preferred term (ICH E3 12.2.3). A participant
 * counts once in each row. Classes stand in alphabetical order, those not coded at the end; terms by how many had them.
 */
export const adverseEventTable = (
  persons: readonly Person[],
  events: readonly CountedEvent[],
  { grouping, bySeverity = false }: Readonly<{ grouping: Grouping; bySeverity?: boolean }>,
): AdverseEventTable => {
  const columns = columnsFor(
    persons.filter(({ dosing }) => dosing),
    grouping,
  );
  const row = rowIn(columns, bySeverity);
  const classes = [...Map.groupBy(events, classOf)].sort(([a], [b]) => classOrder(a, b));
  const rows = classes.flatMap(([soc, own]) => [row('soc', soc, null, own), ...termRows(soc, own, row)]);
  return { groups: columns.groups, rows: [row('any', null, null, events), ...rows] };
};

const alphabetical = (a: string, b: string): number => (a < b ? -1 : Number(a > b));
const classOrder = (a: string, b: string): number => Number(a === NOT_CODED) - Number(b === NOT_CODED) || alphabetical(a, b);

const termRows = (soc: string, events: readonly CountedEvent[], row: ReturnType<typeof rowIn>): readonly IncidenceRow[] =>
  [...Map.groupBy(events, termOf)]
    .map(([pt, own]) => row('pt', soc, pt, own))
    .sort((a, b) => b.total.participants - a.total.participants || alphabetical(a.pt!, b.pt!));

const rowIn =
  ({ groups, columnOf }: Columns, bySeverity: boolean) =>
  (level: IncidenceRow['level'], soc: string | null, pt: string | null, events: readonly CountedEvent[]): IncidenceRow => {
    const inColumn: CountedEvent[][] = groups.map(() => []);
    for (const event of events) inColumn[columnOf(event.person)]!.push(event);
    const cells = inColumn.map((own, place) => cellOf(own, groups[place]!.N, bySeverity));
    const N = groups.reduce((all, group) => all + group.N, 0);
    return { level, soc, pt, cells, total: cellOf(events, N, bySeverity) };
  };

const cellOf = (events: readonly CountedEvent[], N: number, bySeverity: boolean): Cell => {
  const participants = new Set(events.map(({ person }) => person)).size;
  const percent = N === 0 ? null : Math.round((1000 * participants) / N) / 10;
  return { participants, events: events.length, percent, ...(bySeverity && { severity: severityOf(events) }) };
};

const NOT_GRADED = 'NOT GRADED';
const SEVERITIES = [NOT_GRADED, ...Object.keys(CODELISTS.severity.terms)];
const rankOf = ({ event }: CountedEvent): number => SEVERITIES.indexOf(event.AESEV ?? NOT_GRADED);

const severityOf = (events: readonly CountedEvent[]): readonly SeverityCount[] => {
  const worst = new Map<Person, number>();
  for (const event of events) worst.set(event.person, Math.max(rankOf(event), worst.get(event.person) ?? 0));
  const ranks = [...worst.values()];
  return SEVERITIES.map((AESEV, rank) => {
    const own = events.filter((event) => rankOf(event) === rank);
    const participants = new Set(own.map(({ person }) => person)).size;
    return { AESEV, participants, events: own.length, worst: ranks.filter((of) => of === rank).length };
  });
};
