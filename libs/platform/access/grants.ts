import type { Grant, Person, Role, Sites } from './person';
import { AUDITING, seesArms, type Unblinding } from './unblinded';

type Granted = Pick<Person, 'grants'>;

/** What somebody may be at a UTC time: now, or on any day past. */
export const grantsAt = ({ grants }: Granted, at: string): readonly Grant[] =>
  grants.filter(({ from, until }) => from <= at && (until === null || at < until));

/** `roles` in the order in which one is preferred to act in. `study` is undefined for what names none, and `reads` what only reads. */
export type Asking = Readonly<{
  study?: string;
  reads: boolean;
  roles: readonly Role[];
  unblinding?: Unblinding;
  now: string;
}>;

/** The role to act in, the grants that let somebody in, and where: at the sites of all of them together. `unblinded`: with arms. */
export type Admission = Readonly<{ role: Role; sites: Sites; grants: readonly Grant[]; unblinded: boolean }>;

/**
 * The first of the roles that is granted for the study and in force; undefined where none is. What names no study takes a grant
 * for any study to read, and one for all studies to write. Who audits comes to unblinded data by the unblinded scope alone, and to read.
 */
export const admissionOf = (person: Granted, { study, reads, roles, unblinding, now }: Asking): Admission | undefined => {
  const fits = (grant: Grant) => grant.study === '*' || (study === undefined ? reads : grant.study === study);
  const admits = (grant: Grant) =>
    unblinding === 'always' && AUDITING.includes(grant.role) ? reads && seesArms(grant) : roles.includes(grant.role);
  const here = grantsAt(person, now).filter((grant) => fits(grant) && admits(grant));
  const role = [...roles, ...AUDITING].find((each) => here.some((grant) => grant.role === each));
  if (role === undefined) return undefined;
  const grants = here.filter((grant) => grant.role === role);
  return { role, grants, sites: sitesOf(grants), unblinded: unblinding !== undefined && grants.some(seesArms) };
};

const sitesOf = (grants: readonly Grant[]): Sites => {
  const all = grants.map(({ sites }) => sites);
  return all.includes('*') ? '*' : [...new Set(all.flat())];
};
