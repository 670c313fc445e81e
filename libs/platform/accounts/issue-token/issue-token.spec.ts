import { tokenHash } from '@verum/platform/access';
import { NotThere } from '@verum/platform/eventsourcing';
import { scenarios } from '@verum/platform/eventsourcing/testing';
import { AccountClosed, AccountInvalid, IdTaken } from '../member.errors';
import type { MemberEvent } from '../member.events';
import { IssueToken } from './issue-token';

const { given } = scenarios(IssueToken);
const added: MemberEvent = { type: 'MemberAdded', data: { name: 'Ada Example', organisation: 'Site 701' } };
const issuing = {
  ...{ token: 't1', hash: tokenHash('a'), label: 'laptop' },
  ...{ from: '2026-01-10T08:00:00.000Z', expires: '2027-01-10T08:00:00.000Z' },
};
const issued: MemberEvent = { type: 'TokenIssued', data: issuing };

describe('issue a token', () => {
  it('keeps its hash, label and period', () => given(added).when(issuing).then(issued));
  it('changes nothing the second time', () => given(added, issued).when(issuing).thenNothing());
  it.each([{ token: 't2' }, { hash: tokenHash('b') }])('refuses half of one that there is: %o', (other) =>
    given(added, issued)
      .when({ ...issuing, ...other })
      .thenRefuses(IdTaken),
  );
  it.each([
    { token: '' },
    { hash: 'verum_secret' },
    { label: ' ' },
    { from: 'now' },
    { expires: 'never' },
    { expires: issuing.from },
  ])('refuses %o', (wrong) =>
    given(added)
      .when({ ...issuing, ...wrong })
      .thenRefuses(AccountInvalid),
  );
  it.each([
    ['a day too long', '2026-04-11T08:00:00.000Z'],
    ['without an end', null as unknown as string],
  ])('R58 refuses an inspector a token %s', (_, expires) => {
    const grant = { grant: 'g', study: '*', role: 'inspector', sites: '*', from: issuing.from, until: null } as const;
    given(added, { type: 'RoleGranted', data: grant })
      .when({ ...issuing, expires })
      .thenRefuses(AccountInvalid);
  });
  it('R58 gives an inspector one of 90 days', () => {
    const grant = { grant: 'g', study: '*', role: 'inspector', sites: '*', from: issuing.from, until: null } as const;
    const short = { ...issuing, expires: '2026-04-10T08:00:00.000Z' };
    given(added, { type: 'RoleGranted', data: grant }).when(short).then({ type: 'TokenIssued', data: short });
  });
  it('R15 refuses once the account is closed', () =>
    given(added, { type: 'MemberDeactivated', data: { reason: 'r' } })
      .when(issuing)
      .thenRefuses(AccountClosed));
  it('refuses for nobody', () => given().when(issuing).thenRefuses(NotThere));
});
