import { admissionOf, grantsAt, type Grant, type Role } from '.';

const [begin, day, end] = ['2026-01-01T00:00:00.000Z', '2026-01-15T00:00:00.000Z', '2026-02-01T00:00:00.000Z'];
const grant = (role: Role, more: Partial<Grant> = {}): Grant => ({
  study: 's',
  role,
  sites: '*',
  from: begin,
  until: end,
  ...more,
});
const of = (...grants: Grant[]) => ({ grants });

describe('grants', () => {
  it.each([
    ['2025-12-31T23:59:59.999Z', 0],
    [begin, 1],
    [day, 1],
    [end, 0],
  ])('R22 at %s: %i', (at, count) => expect(grantsAt(of(grant('monitor')), at)).toHaveLength(count));

  it('last until they are taken back where no end is said', () =>
    expect(grantsAt(of(grant('monitor', { until: null })), '2099-01-01T00:00:00.000Z')).toHaveLength(1));
});

describe('the admission', () => {
  const ask = (person: { grants: Grant[] }, roles: Role[], now = day) =>
    admissionOf(person, { study: 's', reads: true, roles, now });

  it('is one of the role', () =>
    expect(ask(of(grant('monitor')), ['monitor'])).toEqual({
      ...{ role: 'monitor', sites: '*', unblinded: false },
      grants: [grant('monitor')],
    }));
  it('is of every study', () => expect(ask(of(grant('monitor', { study: '*' })), ['monitor'])?.role).toBe('monitor'));
  it('reads with a grant for any study where none is named, and writes with one for all', () => {
    const unnamed = (study: string, reads: boolean) =>
      admissionOf(of(grant('monitor', { study })), { reads, roles: ['monitor'], now: day })?.role;
    expect([unnamed('s', true), unnamed('s', false), unnamed('*', false)]).toEqual(['monitor', undefined, 'monitor']);
  });
  it('is not of another study', () => expect(ask(of(grant('monitor', { study: 'other' })), ['monitor'])).toBeUndefined());
  it('R07 is not of another role', () => expect(ask(of(grant('monitor')), ['auditor'])).toBeUndefined());
  it('is not over', () => expect(ask(of(grant('monitor')), ['monitor'], end)).toBeUndefined());
  it('is of the first role asked for, whatever was granted first', () =>
    expect(ask(of(grant('coordinator'), grant('investigator')), ['investigator', 'coordinator'])?.role).toBe('investigator'));
  it('is for the sites of all that let in', () => {
    const two = [grant('monitor', { sites: ['701', '702'] }), grant('monitor', { sites: ['702', '703'] })];
    expect(ask(of(...two), ['monitor'])?.sites).toEqual(['701', '702', '703']);
    expect(ask(of(...two, grant('monitor', { study: '*' })), ['monitor'])?.sites).toBe('*');
    expect(ask(of(...two, grant('monitor', { from: end, until: null })), ['monitor'])?.sites).toEqual(['701', '702', '703']);
  });
});
