import type { Recorded, Scope } from '@verum/platform/eventsourcing';

/** A part of the record of a study: from one number to another, both included. `study` and `participant` are ids. */
export type Range = Scope & Readonly<{ from: number; to: number; site?: string }>;

/** In words for the record of the export; the sites are those of the reader's scope. */
export const filterOf = ({ from, to, site, participant, sites }: Range): string =>
  Object.entries({ from, to, site, participant, sites: sites === '*' ? undefined : sites.join('+') })
    .filter(([, value]) => value !== undefined)
    .map(([name, value]) => `${name}=${value}`)
    .join('&');

/** Counts the record of one study: gives the number of each event of it, in the order of the log; undefined for others. */
export const numberer = (study: string) => {
  let last = 0;
  return ({ metadata }: Pick<Recorded, 'metadata'>): number | undefined => (metadata.study === study ? ++last : undefined);
};

/** As views find it: what speaks of the whole study is for every site, unless one site was asked for. */
export const isWithin = (
  { from, to, site: asked, participant, sites }: Range,
  n: number,
  { site = null, participant: whose }: Readonly<{ site?: string | null; participant?: string | null }>,
): boolean =>
  n >= from &&
  n <= to &&
  (participant === undefined || whose === participant) &&
  (asked === undefined || site === asked) &&
  (sites === '*' || site === null || sites.includes(site));
