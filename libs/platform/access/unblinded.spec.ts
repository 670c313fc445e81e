import { admissionOf, AUDITING, ROLES, scopeRules, seesArms, type Grant, type Role, type Unblinding } from '.';

const [begin, day, end] = ['2026-01-01T00:00:00.000Z', '2026-01-15T00:00:00.000Z', '2026-02-01T00:00:00.000Z'];
const grant = (role: Role, more: Partial<Grant> = {}): Grant => ({
  ...{ study: 's', role, sites: '*', from: begin, until: end },
  ...more,
});
const scoped = (role: Role, more: Partial<Grant> = {}) => grant(role, { unblinded: true, ...more });

const OPEN: readonly Role[] = ['monitor', 'auditor', 'inspector', 'unblinded-statistician'];
const CLOSED: readonly Role[] = ['unblinded-statistician', 'safety-board'];
const ask = (unblinding: Unblinding | undefined, grants: readonly Grant[], now = day, study = 's') =>
  admissionOf({ grants }, { study, reads: true, roles: unblinding === 'always' ? CLOSED : OPEN, unblinding, now });

describe('R29 who sees arms', () => {
  it('are two roles, and who has the unblinded scope', () => {
    expect(ROLES.filter((role) => seesArms({ role }))).toEqual(['unblinded-safety', 'unblinded-statistician']);
    for (const role of AUDITING) expect(seesArms({ role, unblinded: true })).toBe(true);
  });

  it('and nobody does on a route that does not say so', () => {
    for (const each of [scoped('auditor'), grant('unblinded-statistician')])
      expect([ask(undefined, [each])?.unblinded, ask('where granted', [each])?.unblinded]).toEqual([false, true]);
  });

  it.each(AUDITING)('an %s reads unblinded data with the scope alone, whatever roles the route names', (role) => {
    expect([ask('always', [grant(role)]), ask('always', [scoped(role)])?.unblinded]).toEqual([undefined, true]);
    const named = { study: 's', reads: true, roles: [role], unblinding: 'always', now: day } as const;
    expect(admissionOf({ grants: [grant(role)] }, named)).toBeUndefined();
    expect(ask('where granted', [grant(role)])).toMatchObject({ role, unblinded: false });
  });

  it.each(AUDITING)('the scope of an %s writes nothing', (role) => {
    const asked = { study: 's', roles: CLOSED, unblinding: 'always', now: day } as const;
    const writes = (reads: boolean) => admissionOf({ grants: [scoped(role)] }, { ...asked, reads })?.role;
    expect([writes(true), writes(false)]).toEqual([role, undefined]);
  });

  it.each(AUDITING)('the scope of an %s holds in its study and time, also beside a grant without it', (role) => {
    const both = [grant(role, { study: '*', from: '2025-01-01T00:00:00.000Z', until: null }), scoped(role)];
    const asked = (now: string, study: string) => [
      ask('always', both, now, study)?.role,
      ask('where granted', both, now, study)?.unblinded,
    ];
    expect(asked(day, 's')).toEqual([role, true]);
    for (const [now, study] of [
      [day, 't'],
      ['2025-12-31T00:00:00.000Z', 's'],
      [end, 's'],
    ] as const)
      expect(asked(now, study)).toEqual([undefined, false]);
  });

  it('the board is let in, and sees letters', () =>
    expect(ask('always', [grant('safety-board')])).toMatchObject({ role: 'safety-board', unblinded: false }));
});

describe('an unblinded scope', () => {
  const broken = (each: Grant) => Object.entries(scopeRules(each)).flatMap(([rule, holds]) => (holds ? [] : [rule]));
  it('is of an auditor or inspector, and nobody else', () =>
    expect(ROLES.filter((role) => broken(scoped(role)).length === 0)).toEqual(AUDITING));
  it.each<[string, Partial<Grant>]>([
    ['unblinded-scope-is-one-whole-study', { study: '*' }],
    ['unblinded-scope-is-one-whole-study', { sites: ['701'] }],
    ['unblinded-scope-ends-within-90-days', { until: null }],
    ['unblinded-scope-ends-within-90-days', { until: '2026-04-01T00:00:00.001Z' }],
  ])('breaks %s: %o', (rule, more) => expect(broken(scoped('auditor', more))).toEqual([rule]));
  it('asks nothing of a grant without it', () => expect(scopeRules(grant('monitor', { study: '*', until: null }))).toEqual({}));
});
