import type { Grant, Person, Role, Sites } from './person';

type Granted = Pick<Person, 'grants'>;

/** What somebody may be at a UTC time: now, or on any day past. */
export const grantsAt = ({ grants }: Granted, at: string): readonly Grant[] =>
  grants.filter(({ from, until }) => from <= at && (until === null || at < until));

/** `roles` in the order in which one is preferred to act in. `study` is undefined for what names none, and `reads` what only reads. */
export type Asking = Readonly<{ study?: string; reads: boolean; roles: readonly Role[]; now: string }>;

/** The role to act in, the grants that let somebody in, and where: at the sites of all of them together. */
export type Admission = Readonly<{ role: Role; sites: Sites; grants: readonly Grant[] }>;

/**
 * The first of the roles that is granted for the study and in force; undefined where none is. What names no study takes a grant
 * for any study to read, and one for all studies to write.
 */
export const admissionOf = (person: Granted, { study, reads, roles, now }: Asking): Admission | undefined => {
  const fits = (grant: Grant) => grant.study === '*' || (study === undefined ? reads : grant.study === study);
  const here = grantsAt(person, now).filter(fits);
  for (const role of roles) {
    const grants = here.filter((grant) => grant.role === role);
    if (grants.length > 0) return { role, grants, sites: sitesOf(grants) };
  }
  return undefined;
};

const sitesOf = (grants: readonly Grant[]): Sites => {
  const all = grants.map(({ sites }) => sites);
  return all.includes('*') ? '*' : [...new Set(all.flat())];
};
