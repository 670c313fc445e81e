import type { FastifyRequest } from 'fastify';
import type { Grant, Person, Role, Sites } from '@verum/platform/access';

/** Who a token belongs to. The app binds it to the accounts; it answers from memory, because every request asks. */
export abstract class People {
  /** `now` is a UTC time. `catching-up`: the accounts are not read yet after a start, so nobody can be told apart. */
  abstract byToken(token: string, now: string): Person | undefined | 'catching-up';
}

/** Who asks, and in which role: the one that let them in is the one that they act in. */
export type Caller = Readonly<{
  person: Person;
  role: Role;
  /** Where in the study of the path; of a route without a study, where in any. */
  sites: Sites;
  /** The grants that let them in, now, in that role. */
  grants: readonly Grant[];
  receivedAt: string;
}>;

/** A request after the guard: ids where the path had natural keys. */
export type Asked = FastifyRequest<{ Params: { study?: string; participant?: string } }> & { caller?: Caller };

/**
 * The role to act in: the first of the route's list that is granted for this study and in force. A route without a study
 * takes a grant for any study to read, and one for all studies to write.
 */
export const callerOf = (
  person: Person,
  roles: readonly Role[],
  { study, reads, now }: Readonly<{ study?: string; reads: boolean; now: string }>,
): Caller | undefined => {
  const fits = (grant: Grant) =>
    (grant.study === '*' || (study === undefined ? reads : grant.study === study)) &&
    grant.from <= now &&
    (grant.until === null || now < grant.until);
  for (const role of roles) {
    const grants = person.grants.filter((grant) => grant.role === role && fits(grant));
    if (grants.length > 0) return { person, role, sites: sitesOf(grants), grants, receivedAt: now };
  }
  return undefined;
};

const sitesOf = (grants: readonly Grant[]): Sites => {
  if (grants.length === 1) return grants[0]!.sites;
  const all = grants.map(({ sites }) => sites);
  return all.includes('*') ? '*' : [...new Set(all.flat())];
};
