import { duties, type Grant, type Held, type Role } from '.';

const grant = (role: Role, more: Partial<Held> = {}): Held => ({
  ...{ study: 's', role, sites: '*', from: '2026-01-01', until: null, revoked: false },
  ...more,
});
const broken = (wanted: Grant, ...held: Held[]) =>
  Object.entries(duties(held, wanted)).flatMap(([rule, holds]) => (holds ? [] : [rule]));

describe('R55 an administrator stands apart', () => {
  const rule = ['administrator-stands-apart'];
  it('from every role', () => {
    expect(broken(grant('coordinator'), grant('administrator', { study: '*' }))).toEqual(rule);
    expect(broken(grant('administrator', { study: '*' }), grant('coordinator'))).toEqual(rule);
  });
  it('and may become something else later', () => {
    expect(broken(grant('coordinator'), grant('administrator', { revoked: true }))).toEqual([]);
    expect(broken(grant('coordinator', { from: '2026-02-01' }), grant('administrator', { until: '2026-02-01' }))).toEqual([]);
  });
  it('of several studies is one', () =>
    expect(broken(grant('administrator'), grant('administrator', { study: 't' }))).toEqual([]));
});

describe('R58 an inspector stands apart', () => {
  it('from every role that works on the trial, and in each study', () => {
    expect(broken(grant('inspector'), grant('auditor', { study: 't' }))).toEqual(['inspector-stands-apart']);
    expect(broken(grant('coordinator'), grant('inspector'))).toEqual(['inspector-stands-apart']);
  });
  it('and inspects several studies', () => expect(broken(grant('inspector'), grant('inspector', { study: 't' }))).toEqual([]));
});

describe('who has seen the arms is never blinded again', () => {
  const rule = ['never-blinded-again'];
  it('in that study', () => {
    expect(broken(grant('efficacy-rater'), grant('unblinded-statistician'))).toEqual(rule);
    expect(broken(grant('efficacy-rater'), grant('unblinded-safety', { study: '*' }))).toEqual(rule);
    expect(broken(grant('efficacy-rater', { study: 't' }), grant('unblinded-statistician'))).toEqual([]);
  });
  it('also after that grant was taken back or had ended', () => {
    expect(broken(grant('monitor'), grant('unblinded-safety', { revoked: true }))).toEqual(rule);
    expect(broken(grant('monitor', { from: '2026-03-01' }), grant('unblinded-safety', { until: '2026-02-01' }))).toEqual(rule);
  });
  it('so that a blinded role ends before an unblinded one begins', () => {
    const unblinded = grant('unblinded-safety', { from: '2026-02-01' });
    expect(broken(unblinded, grant('coordinator'))).toEqual(rule);
    expect(broken(unblinded, grant('coordinator', { until: '2026-02-01' }))).toEqual([]);
    expect(broken(unblinded, grant('coordinator', { revoked: true }))).toEqual([]);
  });
  it('nor who had the unblinded scope of an auditor', () => {
    expect(broken(grant('monitor'), grant('auditor', { unblinded: true, revoked: true }))).toEqual(rule);
    expect(broken(grant('auditor', { unblinded: true }), grant('coordinator'))).toEqual(rule);
    expect(broken(grant('monitor'), grant('auditor'))).toEqual([]);
  });
  it('while blinded roles stand beside each other', () => expect(broken(grant('monitor'), grant('data-manager'))).toEqual([]));
});
