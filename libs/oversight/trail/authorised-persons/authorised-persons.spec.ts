import type { Grant } from '@verum/platform/access';
import { ACCOUNTS, memberDocuments, members, type MemberDocument } from '@verum/platform/accounts';
import { nameOf, ViewWriter, type Fact, type Scope } from '@verum/platform/eventsourcing';
import { recordTrail } from '..';
import { authorisedPersons } from './authorised-persons';
import { AuthorisedPersonsController } from './authorised-persons.http';

const day = (text: string) => `${text}T00:00:00.000Z`;
const grant = (more: Partial<MemberDocument['grants'][number]> = {}) => ({
  ...{ grant: 'g', study: 's', role: 'coordinator' as const, sites: ['701'], from: day('2026-01-10'), until: null },
  ...{ grantedAt: day('2026-01-05'), revokedAt: null, ...more },
});
const member = (id: string, ...grants: readonly MemberDocument['grants'][number][]): MemberDocument => ({
  ...{ study: ACCOUNTS, id, name: `Dr ${id}`, organisation: 'Site 701', addedAt: day('2026-01-01'), deactivatedAt: null, grants },
});
const asked = { study: 's', sites: '*', known: '9999' } as const;
const on = (who: MemberDocument, at: string, more: object = {}) =>
  authorisedPersons([who], { ...asked, on: day(at), ...more }).map(({ actor, role }) => [actor, role]);

describe('R22 R62 who could do what on a day', () => {
  const held = [['a', 'coordinator']];
  it('begins and ends with the grant', () => {
    const who = member('a', grant({ until: day('2026-02-01') }));
    expect(['2026-01-09', '2026-01-10', '2026-01-31', '2026-02-01'].map((at) => on(who, at))).toEqual([[], held, held, []]);
  });
  it('ends when it was taken back, or the account closed', () => {
    const revoked = member('a', grant({ revokedAt: day('2026-01-20') }));
    const closed = { ...member('a', grant()), deactivatedAt: day('2026-01-20') };
    for (const who of [revoked, closed]) expect([on(who, '2026-01-19'), on(who, '2026-01-20')]).toEqual([held, []]);
  });
  it('that was dated back holds from when it was given', () => {
    const who = member('a', grant({ grantedAt: day('2026-01-15') }));
    expect([on(who, '2026-01-14'), on(who, '2026-01-15')]).toEqual([[], held]);
  });
  it('knows what was known: neither a later grant nor a later revocation', () => {
    const who = member('a', grant({ revokedAt: day('2026-01-20') }));
    expect(on(who, '2026-03-01', { known: day('2026-01-19') })).toEqual(held);
    expect(on(who, '2026-01-12', { known: day('2026-01-04') })).toEqual([]);
  });
  it('is asked of one study and of one’s sites', () => {
    const [other, everywhere] = [member('a', grant({ study: 't' })), member('a', grant({ study: '*', sites: '*' }))];
    expect([on(other, '2026-01-15'), on(everywhere, '2026-01-15')]).toEqual([[], held]);
    expect(on(member('a', grant()), '2026-01-15', { sites: ['702'] })).toEqual([]);
    expect(on(everywhere, '2026-01-15', { sites: ['702'] })).toEqual(held);
  });
  it('without a day is every right over time', () => {
    const who = member('a', grant({ until: day('2026-02-01') }), grant({ grant: 'h', role: 'monitor', from: day('2026-03-01') }));
    const rights = authorisedPersons([who], asked).map(({ role, from, until }) => [role, from, until]);
    expect(rights).toEqual([
      ['coordinator', day('2026-01-10'), day('2026-02-01')],
      ['monitor', day('2026-03-01'), null],
    ]);
  });
});

describe('the listing', () => {
  const views = new ViewWriter(':memory:', [memberDocuments, recordTrail]);
  afterAll(() => views.close());
  const given: Grant & { grant: string } = {
    ...{ grant: 'g', study: 's', role: 'coordinator', sites: '*' },
    from: day('2026-01-10'),
    until: null,
  };
  const write = (type: string, data: object, receivedAt: string) => {
    const fact = { type, data, stream: nameOf(members, 'm'), revision: 0, n: 0, metadata: { study: ACCOUNTS, receivedAt } };
    views.apply(memberDocuments, fact as unknown as Fact<any>);
  };
  const scope: Scope = { study: 's', sites: '*' };
  const read = (query: object) => new AuthorisedPersonsController(views).read(scope, query).persons.map(({ name }) => name);

  it('R22 is read as of any record of the study', () => {
    write('MemberAdded', { name: 'Ada Example', organisation: 'Site 701' }, day('2026-01-01'));
    views.nextNumber('s', day('2026-01-08'));
    write('RoleGranted', given, day('2026-01-09'));
    views.nextNumber('s', day('2026-01-12'));
    expect([read({ asOf: 1 }), read({ asOf: 2 }), read({})]).toEqual([[], ['Ada Example'], ['Ada Example']]);
    expect([read({ asOf: day('2026-01-08') }), read({ asOf: day('2026-01-09') }), read({ asOf: 0 })]).toEqual([
      [],
      ['Ada Example'],
      [],
    ]);
    expect(read({ on: day('2026-01-09') })).toEqual([]);
  });
});
