import type { Grant, Held } from '@verum/platform/access';
import { failing, NotThere, type DataOf, type Stream } from '@verum/platform/eventsourcing';
import { AccountClosed, AccountInvalid } from './member.errors';
import { memberEvents, type MemberEvent } from './member.events';

type GrantGiven = Held & Readonly<{ grant: string }>;
type TokenGiven = DataOf<MemberEvent, 'TokenIssued'> & Readonly<{ revoked: boolean }>;
export type Member = Readonly<{ name: string; closed: boolean; grants: readonly GrantGiven[]; tokens: readonly TokenGiven[] }>;

/** Accounts belong to no study: this stands for it in the context of their commands, and finds their documents. */
export const ACCOUNTS = '*';

export const members: Stream<Member | null, MemberEvent> = {
  category: 'member',
  catalogue: memberEvents,
  initial: null,
  hidden: true,
  evolve: (member, { type, data }) => {
    if (type === 'MemberAdded') return { name: data.name, closed: false, grants: [], tokens: [] };
    return member && changed(member, { type, data } as Exclude<MemberEvent, { type: 'MemberAdded' }>);
  },
};

const changed = (member: Member, { type, data }: Exclude<MemberEvent, { type: 'MemberAdded' }>): Member => {
  const { grants, tokens } = member;
  switch (type) {
    case 'MemberDeactivated':
      return { ...member, closed: true };
    case 'RoleGranted':
      return { ...member, grants: [...grants, { ...data, revoked: false }] };
    case 'RoleRevoked':
      return { ...member, grants: grants.map((each) => (each.grant === data.grant ? { ...each, revoked: true } : each)) };
    case 'TokenIssued':
      return { ...member, tokens: [...tokens, { ...data, revoked: false }] };
    case 'TokenRevoked':
      return { ...member, tokens: tokens.map((each) => (each.token === data.token ? { ...each, revoked: true } : each)) };
  }
};

/** Throws NotThere. */
export const known = (member: Member | null): Member => {
  if (!member) throw new NotThere();
  return member;
};

/** For what only an open account can get. Throws NotThere and AccountClosed. */
export const open = (member: Member | null): Member => {
  if (known(member).closed) throw new AccountClosed();
  return member!;
};

/** Throws AccountInvalid with the rules that do not hold. */
export const mustHold = (rules: Readonly<Record<string, boolean>>): void => {
  const failed = failing(rules);
  if (failed.length > 0) throw new AccountInvalid(failed);
};

const UTC = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$/;

/** Times in one form only: they are compared as text. */
export const period = (from: string, until: string | null) => ({
  'times-in-utc': UTC.test(from) && (until === null || UTC.test(until)),
  'ends-after-it-begins': until === null || from < until,
});

/** Whether it says the very same, so that twice is once. */
export const sameGrant = (a: Grant, b: Grant): boolean =>
  (['study', 'role', 'from', 'until', 'unblinded'] as const).every((field) => a[field] === b[field]) &&
  String(a.sites) === String(b.sites);
