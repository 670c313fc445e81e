import type { Grant, Role } from './person';
import { seesArms } from './unblinded';

const BLINDED: readonly Role[] = ['coordinator', 'investigator', 'efficacy-rater', 'monitor', 'data-manager', 'medical-monitor'];

/** A grant that was given, with whether it was taken back since. */
export type Held = Grant & Readonly<{ revoked: boolean }>;

/**
 * The duties that one person would mix with one grant more. Administrators stand apart from the trial (EMA guideline on
 * computerised systems, annex 3.3), and an inspector beside nobody who works on it; who has seen the arms of a study is never blinded in it again.
 */
export const duties = (held: readonly Held[], wanted: Grant) => {
  const given = held.filter(({ revoked }) => !revoked);
  const mixes = (apart: Role) =>
    given.some((grant) => (grant.role === apart) !== (wanted.role === apart) && overlap(grant, wanted));
  const unblinds = (saw: Grant, blind: Grant) =>
    seesArms(saw) && BLINDED.includes(blind.role) && sameStudy(saw, blind) && begins(saw, blind);
  return {
    'administrator-stands-apart': !mixes('administrator'),
    'inspector-stands-apart': !mixes('inspector'),
    'never-blinded-again': !held.some((grant) => unblinds(grant, wanted)) && !given.some((grant) => unblinds(wanted, grant)),
  };
};

const sameStudy = (a: Grant, b: Grant): boolean => a.study === b.study || a.study === '*' || b.study === '*';
/** Before the other one ends. */
const begins = (a: Grant, b: Grant): boolean => b.until === null || a.from < b.until;
const overlap = (a: Grant, b: Grant): boolean => begins(a, b) && begins(b, a);
