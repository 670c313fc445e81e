import type { Grant, Person, Role, Sites } from './person';

/** What somebody may be at a UTC time: now, or on any day past. */
export const grantsAt = ({ grants }: Pick<Person, 'grants'>, at: string): readonly Grant[] =>
  grants.filter(({ from, until }) => from <= at && (until === null || at < until));

/** `roles` in the order in which one is preferred to act in. */
export type Asking = Readonly<{ study: string; roles: readonly Role[]; now: string }>;

/** The grant that lets somebody in. Where several of one role do, it is for the sites of them all. */
export const grantFor = (person: Pick<Person, 'grants'>, { study, roles, now }: Asking): Grant | undefined => {
  const here = grantsAt(person, now).filter((grant) => grant.study === '*' || grant.study === study);
  for (const role of roles) {
    const [first, ...others] = here.filter((grant) => grant.role === role);
    if (first) return { ...first, sites: others.reduce((sites, grant) => together(sites, grant.sites), first.sites) };
  }
  return undefined;
};

const together = (some: Sites, more: Sites): Sites => (some === '*' || more === '*' ? '*' : [...new Set([...some, ...more])]);
