import { classOf, type IncidenceRow } from './adverse-event-table';
import type { CountedEvent, Person } from '../counting';
import { withoutSmallCells } from './suppression';

/** `participants` is null where it is suppressed. */
export type SiteCell = Readonly<{ participants: number | null; suppressed: boolean }>;

/** Participants dosed at each site, and with an event of each organ class; the cells stand in the order of `sites`. */
export type BySite = Readonly<{
  sites: readonly Readonly<{ site: string; N: number | null; suppressed: boolean }>[];
  rows: readonly Readonly<{ soc: string; cells: readonly SiteCell[] }>[];
}>;

/**
 * A breakdown by site of the organ classes of a pooled table. Neither terms nor numbers of events: those of a class would add up
 * to it within a site, and a hidden one could be computed from its neighbours.
 */
export const bySite = (persons: readonly Person[], events: readonly CountedEvent[], rows: readonly IncidenceRow[]): BySite => {
  const sites = [...new Set(persons.map(({ course }) => course.site))].sort();
  const countAt = (own: readonly Person[]) => sites.map((site) => own.filter(({ course }) => course.site === site).length);
  const withEvent = Map.groupBy(events, classOf);
  const classes = rows.flatMap(({ level, soc }) => (level === 'soc' ? [soc!] : []));
  const counted = classes.map((soc) => countAt([...new Set(withEvent.get(soc)!.map(({ person }) => person))]));
  const shown = withoutSmallCells(countAt(persons.filter(({ dosing }) => dosing)), counted);
  return {
    sites: sites.map((site, at) => ({ site, N: shown.N[at]!, suppressed: shown.N[at] === null })),
    rows: classes.map((soc, row) => ({ soc, cells: shown.rows[row]!.map(cellOf) })),
  };
};

const cellOf = (participants: number | null): SiteCell => ({ participants, suppressed: participants === null });
