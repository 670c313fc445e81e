import { NotThere } from '@verum/platform/eventsourcing';
import { scenarios } from '@verum/platform/eventsourcing/testing';
import { AccountClosed, AccountInvalid, DutiesMixed, IdTaken } from '../member.errors';
import type { MemberEvent } from '../member.events';
import { GrantRole, type Granting } from './grant-role';

const { given } = scenarios(GrantRole);
const added: MemberEvent = { type: 'MemberAdded', data: { name: 'Ada Example', organisation: 'Site 701' } };
const granting: Granting = {
  ...{ grant: 'g1', study: 's', role: 'coordinator', sites: ['701', '702'] },
  ...{ from: '2026-01-10T08:00:00.000Z', until: null },
};
/** An auditor of the whole study, to whom arms are shown for three weeks. */
const SCOPED = { role: 'auditor', sites: '*', until: '2026-01-31T08:00:00.000Z', unblinded: true } as const;
const inspector: MemberEvent = { type: 'MemberAdded', data: { name: 'Inspector 0190f3a4', organisation: 'Authority' } };
const granted = (more: Partial<Granting> = {}): MemberEvent => ({ type: 'RoleGranted', data: { ...granting, ...more } });
const revoked: MemberEvent = { type: 'RoleRevoked', data: { grant: 'g1', reason: 'r' } };

describe('grant a role', () => {
  it('keeps role, study, sites and period', () => given(added).when(granting).then(granted()));
  it('changes nothing the second time', () =>
    given(added, granted())
      .when({ ...granting })
      .thenNothing());
  it('stands beside another one', () => {
    const more: Granting = { ...granting, grant: 'g2', role: 'investigator' };
    given(added, granted()).when(more).then({ type: 'RoleGranted', data: more });
  });
  it.each<Partial<Granting>>([
    { role: 'investigator' },
    { study: 't' },
    { sites: '*' },
    { sites: ['701'] },
    { from: '2026-01-11T08:00:00.000Z' },
    { until: '2027-01-10T08:00:00.000Z' },
    { unblinded: true },
  ])('refuses another grant under the same id: %o', (other) =>
    given(added, granted())
      .when({ ...granting, ...other })
      .thenRefuses(IdTaken),
  );
  it.each([
    ['has-an-id', { grant: '' }],
    ['names-a-study', { study: '' }],
    ['is-a-role', { role: 'king' as 'monitor' }],
    ['names-sites', { sites: [] }],
    ['times-in-utc', { from: '2026-01-10' }],
    ['times-in-utc', { from: '2026-01-10T08:00:00.000+01:00' }],
    ['times-in-utc', { until: '2027-01-10T08:00Z' }],
    ['ends-after-it-begins', { until: granting.from }],
    ['inspector-has-a-pseudonym', { role: 'inspector' }],
    ['unblinded-scope-audits', { unblinded: true, sites: '*', until: '2026-01-31T08:00:00.000Z' }],
    ['unblinded-scope-is-one-whole-study', { ...SCOPED, study: '*' }],
    ['unblinded-scope-ends-within-90-days', { ...SCOPED, until: null }],
  ] as [string, Partial<Granting>][])('refuses by %s: %o', (rule, wrong) => {
    expect(() =>
      GrantRole.spec.decide({ ...granting, ...wrong }, { name: 'Ada Example', closed: false, grants: [], tokens: [] }, {}),
    ).toThrow(expect.objectContaining({ constructor: AccountInvalid, rules: [rule] }));
  });
  it('R55 refuses an administrator a part in the trial', () =>
    given(added, granted({ grant: 'g0', role: 'administrator', study: '*', sites: '*' }))
      .when(granting)
      .thenRefuses(DutiesMixed));
  it('refuses a blinded role after the arms were seen, also when that grant was taken back', () =>
    given(added, granted({ role: 'unblinded-safety' }), revoked)
      .when({ ...granting, grant: 'g2' })
      .thenRefuses(DutiesMixed));
  it('R29 keeps that a grant is unblinded', () => {
    const unblinded = { ...granting, ...SCOPED };
    given(added).when(unblinded).then(granted(SCOPED));
    given(added, granted(SCOPED)).when(unblinded).thenNothing();
  });
  it('R58 knows an inspector by a pseudonym', () => {
    const inspecting: Granting = { ...granting, role: 'inspector' };
    given(added).when(inspecting).thenRefuses(AccountInvalid);
    given(inspector).when(inspecting).then({ type: 'RoleGranted', data: inspecting });
  });
  it('R58 makes nobody an inspector who holds a token of a year', () => {
    const token = { token: 't', hash: 'h', label: 'l', from: granting.from, expires: '2027-01-10T08:00:00.000Z' };
    const inspecting: Granting = { ...granting, role: 'inspector' };
    given(inspector, { type: 'TokenIssued', data: token }).when(inspecting).thenRefuses(AccountInvalid);
    given(inspector, { type: 'TokenIssued', data: token }, { type: 'TokenRevoked', data: { token: 't', hash: 'h', reason: 'r' } })
      .when(inspecting)
      .then({ type: 'RoleGranted', data: inspecting });
  });
  it('R15 refuses once the account is closed', () =>
    given(added, { type: 'MemberDeactivated', data: { reason: 'r' } })
      .when(granting)
      .thenRefuses(AccountClosed));
  it('refuses for nobody', () => given().when(granting).thenRefuses(NotThere));
});
