import { randomUUID } from 'node:crypto';
import { admissionOf, grantsAt, newToken, ROLES } from '@verum/platform/access';
import {
  fromStored,
  idOfMember,
  InMemoryEventStore,
  nameOf,
  NONE,
  Pump,
  ViewWriter,
  WrongRevision,
  type DomainCommand,
  type Metadata,
} from '@verum/platform/eventsourcing';
import {
  ACCOUNTS,
  AddMember,
  DeactivateMember,
  developmentMembers,
  GrantRole,
  IssueToken,
  memberDocuments,
  Members,
  members,
  personOf,
  RevokeRole,
  RevokeToken,
  tokenDocuments,
} from '.';

const at = (day: number) => `2026-01-${String(day).padStart(2, '0')}T00:00:00.000Z`;
const [ada, bob] = [idOfMember('ada'), idOfMember('bob')];
const projections = [memberDocuments, tokenDocuments];

let store: InMemoryEventStore;
let views: ViewWriter;
beforeEach(() => ([store, views] = [new InMemoryEventStore(), new ViewWriter(':memory:', projections)]));
afterEach(() => views.close());

const fold = async (into: ViewWriter) => {
  for await (const _ of new Pump(store, into, [members], projections).catchUp(1n << 62n));
};

/** Decides and appends as the handler does, at a time of its own. */
const run = async <Args>(
  { spec }: { spec: DomainCommand['spec'] } & (new (id: string, args: Args, context: never) => DomainCommand),
  id: string,
  args: Args,
  receivedAt: string,
) => {
  const stream = nameOf(members, id);
  const past = await Array.fromAsync(store.read(stream, 0));
  const state = past.map((stored) => fromStored(members.catalogue, stored)).reduce(members.evolve, members.initial);
  const metadata = { schema: 1, study: ACCOUNTS, receivedAt } as Metadata;
  const events = spec.decide(args, state, {}).map(({ type, data }) => ({ id: randomUUID(), type, data, metadata }));
  await store.append(stream, spec.does === 'create' ? NONE : past.length - 1, events);
  await fold(views);
};

const adding = { name: 'Ada Example', organisation: 'Site 701' };
const monitor = { grant: 'g1', study: 's', role: 'monitor', sites: ['701'], from: at(1), until: null } as const;
const open = async (id = ada) => {
  const secret = newToken();
  const issuing = { token: 't1', hash: secret.hash, label: 'laptop', from: at(1), expires: at(31) };
  await run(AddMember, id, adding, at(1));
  await run(GrantRole, id, monitor, at(1));
  await run(IssueToken, id, issuing, at(1));
  return { text: secret.text, issuing };
};
const byToken = (text: string, now = at(10)) => new Members(views).byToken(text, now);
const personNow = (id = ada) => personOf(views.one(memberDocuments, nameOf(members, id))!);

describe('who a token belongs to', () => {
  it('is the person with their grants', async () => {
    const { text } = await open();
    const { grant: _, ...granted } = monitor;
    expect(byToken(text)).toEqual({ actor: ada, organisation: 'Site 701', grants: [granted] });
  });

  it('is nobody for an unknown one, or what is none', async () => {
    const { issuing } = await open();
    expect([byToken(newToken().text), byToken(''), byToken(issuing.hash)]).toEqual([undefined, undefined, undefined]);
  });

  it('is nobody before and after its time', async () => {
    const { text } = await open();
    expect([byToken(text, '2025-12-31T23:59:59.999Z'), byToken(text, at(31))]).toEqual([undefined, undefined]);
    expect(byToken(text, '2026-01-30T23:59:59.999Z')).toBeDefined();
  });

  it('R20 is nobody once it is revoked, and another token goes on', async () => {
    const [{ text }, other] = [await open(), newToken()];
    await run(IssueToken, ada, { token: 't2', hash: other.hash, label: 'desk', from: at(2), expires: at(31) }, at(2));
    await run(RevokeToken, ada, { token: 't1', reason: 'Laptop lost' }, at(5));
    expect([byToken(text), byToken(other.text)?.actor]).toEqual([undefined, ada]);
    const kept = (await Array.fromAsync(store.read(nameOf(members, ada), 0))).map(({ type }) => type);
    expect(kept).toEqual(['MemberAdded', 'RoleGranted', 'TokenIssued', 'TokenIssued', 'TokenRevoked']);
  });

  it('R20 is nobody once the account is closed', async () => {
    const { text } = await open();
    await run(DeactivateMember, ada, { reason: 'Left' }, at(5));
    expect(byToken(text)).toBeUndefined();
  });

  it('is whom it was first issued to, whatever another account says of it', async () => {
    const { text, issuing } = await open();
    await run(AddMember, bob, adding, at(2));
    await run(IssueToken, bob, issuing, at(2));
    await run(RevokeToken, bob, { token: 't1', reason: 'r' }, at(3));
    expect(byToken(text)?.actor).toBe(ada);
  });

  it('is never in a document, an event or a stream name as its text', async () => {
    const { text } = await open();
    const kept = JSON.stringify(
      [await Array.fromAsync(store.read(nameOf(members, ada), 0)), views.find(memberDocuments, all)],
      big,
    );
    expect(kept).not.toContain(text.slice(6));
    expect(kept).toContain('Ada Example');
  });
});

const all = { study: ACCOUNTS, sites: '*' as const };
const big = (_: string, value: unknown) => (typeof value === 'bigint' ? String(value) : value);

describe('who could do what on a day', () => {
  it('R22 follows granting, the period, and taking back', async () => {
    await open();
    await run(GrantRole, ada, { ...monitor, grant: 'g2', role: 'data-manager', from: at(8), until: at(20) }, at(4));
    await run(RevokeRole, ada, { grant: 'g1', reason: 'Moved' }, at(12));
    const roles = (day: number) => grantsAt(personNow(), at(day)).map(({ role }) => role);
    expect([1, 7, 8, 11, 12, 19, 20].map(roles)).toEqual([
      ['monitor'],
      ['monitor'],
      ['monitor', 'data-manager'],
      ['monitor', 'data-manager'],
      ['data-manager'],
      ['data-manager'],
      [],
    ]);
  });

  it('R22 does not count a grant before it was given, however it is dated', async () => {
    await run(AddMember, ada, adding, at(1));
    await run(GrantRole, ada, monitor, at(9));
    const may = (day: number) =>
      admissionOf(personNow(), { study: 's', reads: true, roles: ['monitor'], now: at(day) }) !== undefined;
    expect([may(8), may(9)]).toEqual([false, true]);
  });

  it('R22 ends with the account', async () => {
    await open();
    await run(DeactivateMember, ada, { reason: 'Left' }, at(6));
    expect([5, 6].map((day) => grantsAt(personNow(), at(day)).length)).toEqual([1, 0]);
  });

  it('R62 lists everyone, those who have left too', async () => {
    await open();
    await run(AddMember, bob, { ...adding, name: 'Bob Example' }, at(2));
    await run(DeactivateMember, bob, { reason: 'Left' }, at(3));
    const names = views.find(memberDocuments, all, { after: -1 }).map(({ name, deactivatedAt }) => [name, deactivatedAt]);
    expect(names.sort()).toEqual([
      ['Ada Example', null],
      ['Bob Example', at(3)],
    ]);
  });
});

it('R15 an id is not given again, not after its account was closed either', async () => {
  await open();
  await run(DeactivateMember, ada, { reason: 'Left' }, at(5));
  await expect(run(AddMember, ada, { ...adding, name: 'Somebody else' }, at(6))).rejects.toThrow(WrongRevision);
});

it('a rebuild gives the same documents', async () => {
  await open();
  await open(bob);
  await run(RevokeRole, ada, { grant: 'g1', reason: 'Moved' }, at(12));
  await run(RevokeToken, bob, { token: 't1', reason: 'Lost' }, at(13));
  const rebuilt = new ViewWriter(':memory:', projections);
  await fold(rebuilt);
  expect(rebuilt.digest()).toBe(views.digest());
  expect(rebuilt.one(memberDocuments, nameOf(members, ada))).toEqual(views.one(memberDocuments, nameOf(members, ada)));
  rebuilt.close();
});

it('a first start finds one member for each role, who may act in it everywhere', async () => {
  for (const { id, adding, granting } of developmentMembers(at(1))) {
    await run(AddMember, id, adding, at(1));
    await run(GrantRole, id, granting, at(1));
  }
  for (const { id, role } of developmentMembers(at(1)))
    expect(admissionOf(personNow(id), { study: 'any', reads: true, roles: ROLES, now: at(1) })).toMatchObject({
      role,
      sites: '*',
    });
  expect(new Set(developmentMembers(at(1)).map(({ id }) => id)).size).toBe(ROLES.length);
});
