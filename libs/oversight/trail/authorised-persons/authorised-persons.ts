import { seesArms, type Role, type Sites } from '@verum/platform/access';
import type { GrantKept, MemberDocument } from '@verum/platform/accounts';

/**
 * One right of one person. `from` and `until` are when it holds: null is without an end that was known. All times are UTC.
 * `unblinded`: with arms and products, by the role or by the unblinded scope of who audits.
 */
export type Authorised = Readonly<{
  actor: string;
  name: string;
  organisation: string;
  role: Role;
  sites: Sites;
  everyStudy: boolean;
  unblinded: boolean;
  from: string;
  until: string | null;
  grantedAt: string;
  revokedAt: string | null;
}>;

/** `on`: who could do something at that time; without it, everybody who ever could. `known` is the time of what was on record. */
export type Asked = Readonly<{ study: string; sites: Sites; on?: string; known: string }>;

/**
 * The rights that people hold in a study over time (R22, R62), as it was known: what was granted or taken back after that is not
 * there yet. A right that was dated back holds from when it was given.
 */
export const authorisedPersons = (
  members: readonly MemberDocument[],
  { study, sites, on, known }: Asked,
): readonly Authorised[] =>
  members
    .filter(({ addedAt }) => addedAt <= known)
    .flatMap((member) => member.grants.map((grant) => rightOf(member, grant, known)))
    .filter(({ grant }) => grant.grantedAt <= known && isOf(grant, study) && meets(grant.sites, sites))
    .map(({ right }) => right)
    .filter(({ from, until }) => on === undefined || (from <= on && (until === null || on < until)))
    .sort((a, b) => (orderOf(a) < orderOf(b) ? -1 : 1));

const rightOf = ({ id, name, organisation, deactivatedAt }: MemberDocument, grant: GrantKept, known: string) => {
  const { role, sites, from, until, grantedAt } = grant;
  const [revokedAt, closedAt] = [grant.revokedAt, deactivatedAt].map((at) => (at !== null && at <= known ? at : null)) as [
    string | null,
    string | null,
  ];
  const ends = [until, revokedAt, closedAt].filter((end) => end !== null).sort();
  const held = { from: from < grantedAt ? grantedAt : from, until: ends[0] ?? null };
  const where = { sites, everyStudy: grant.study === '*', unblinded: seesArms(grant) };
  const right = { actor: id, name, organisation, role, ...where, ...held, grantedAt, revokedAt };
  return { grant, right };
};

const isOf = (grant: GrantKept, study: string): boolean => grant.study === '*' || grant.study === study;
const meets = (granted: Sites, readers: Sites): boolean =>
  granted === '*' || readers === '*' || granted.some((site) => readers.includes(site));
const orderOf = ({ name, actor, role, from }: Authorised): string => [name, actor, role, from].join('\n');
