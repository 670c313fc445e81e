import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { RegisterStudy } from '@verum/capture/study';
import { idOfStudy } from '@verum/platform/eventsourcing';
import { commandsOn } from '@verum/platform/eventsourcing/event-sourcing.module';
import { startNode } from '@verum/platform/eventstore-node';
import { EventStoreDBEventStore } from '@verum/platform/eventstoredb';
import { FileVault } from '@verum/platform/vault';
import { shellContext } from '../../apps/server/tokens';
import { drop, newFolder, verum } from '../support/built-server';
import { registration } from '../support/study';

// The CLI as it is built: 0 done, 1 it failed or found faults, 2 the words of the call are off.
const data = newFolder();
const missing = join(data, 'nowhere');
afterAll(() => drop(data));

const call = (args: string, env: Record<string, string> = {}) =>
  verum(args.split(' ').filter(Boolean), { VERUM_DATA: data, ...env });

it.each([
  ['', 'Usage'],
  ['conquer', 'unknown command'],
  ['fsck --all', 'unknown option'],
  ['token create', "required option '--member"],
  ['token create --member x --role king', 'Allowed choices'],
  ['token create --member x --days 0', 'whole number of days'],
  ['token create --member x --days many', 'whole number of days'],
  ['store --port 70000', 'from 0 to 65535'],
  ['views verify now', 'too many arguments'],
  ['backup', "missing required argument 'file'"],
  ['backup a b', 'too many arguments'],
  ['restore', "missing required argument 'file'"],
  ['store copy', "required option '--to"],
  ['store copy --to localhost:2113', 'a connection string'],
])('verum %s: exit 2 and what is wrong', async (args, words) => {
  const { code, out, err } = await call(args);
  expect([code, out]).toEqual([2, '']);
  expect(err).toContain(words);
});

it.each([
  ['fsck', {}, 'no embedded store'],
  ['token list --member x', { VERUM_DATA: missing }, 'no data folder'],
  ['vault rotate', {}, 'no vault'],
  ['store init --user app', {}, 'EVENTSTORE_URL'],
  ['backup x.gz', { VERUM_DATA: missing }, 'no data folder'],
  ['restore nowhere.gz', {}, 'no such file'],
  ['restore --dry-run package.json', {}, 'This is no backup'],
  ['store copy --to esdb://127.0.0.1:1', { VERUM_DATA: missing }, 'no data folder'],
  ['fsck', { VERUM_DATEN: 'x' }, 'is not a setting'],
  ['fsck', { EVENTSTORE_URL: 'http://admin:changeit@host' }, 'EVENTSTORE_URL must be'],
])('verum %s with %j: exit 1 and one sentence, without a stack', async (args, env, words) => {
  const { code, out, err } = await call(`--json ${args}`, env as Record<string, string>);
  expect([code, out, err.trimEnd().split('\n')]).toEqual([1, '', [expect.stringContaining(words)]]);
  expect(err).not.toContain('changeit');
});

it('with --json it prints one JSON document and nothing else', async () => {
  const made = await call('--json vault init', { VERUM_VAULT: join(data, 'made') });
  expect([made.code, JSON.parse(made.out), made.err]).toEqual([0, { done: true }, '']);
  mkdirSync(join(data, 'other'));
  const issued = await call('--json token create --member c-mueller --name C --organisation O --role coordinator', {
    ...{ VERUM_DATA: join(data, 'other'), VERUM_VAULT: join(data, 'made') },
  });
  expect(issued.err).toBe('');
  expect(JSON.parse(issued.out)).toMatchObject({ token: expect.stringMatching(/^verum_/) });
  const clean = await call('--json fsck', { VERUM_DATA: join(data, 'other') });
  expect([clean.code, JSON.parse(clean.out)]).toMatchObject([0, { clean: true, faults: [] }]);
});

describe('a study from a shell', () => {
  const folder = newFolder();
  afterAll(() => drop(folder));
  const run = (args: string) => verum(args.split(' '), { VERUM_DATA: folder });
  const create = 'token create --member inspecting --role inspector';

  beforeAll(async () => {
    await run('vault init');
    mkdirSync(join(folder, 'store'));
    const node = await startNode({ folder: join(folder, 'store'), listen: { socket: join(folder, 'node.sock') } });
    const store = EventStoreDBEventStore.at(node.endpoint);
    const [vault, study] = [FileVault.open(join(folder, 'vault')), idOfStudy('KET-01')];
    const context = { ...shellContext(), role: 'study-builder' as const, study };
    await commandsOn({ store, vault })(new RegisterStudy(study, registration, context));
    await store.close();
    await node.close();
    vault.close();
  });

  it.each([
    [`${create} --name Ada --organisation Authority`, 'pseudonym'],
    [`${create} --organisation Authority --unblinded`, '--study'],
    [`${create} --study KET-01 --unblinded`, 'A new one takes --organisation'],
    ['token create --member x --name X --organisation O --role monitor --study KET-01 --unblinded', 'auditor or inspector'],
    [`${create} --organisation Authority --study KET-01 --unblinded --site 701`, 'no site 701'],
    [`${create} --organisation Authority --study KET-01 --unblinded --days 91`, 'unblinded-scope-ends-within-90-days'],
  ])('R58 verum %s: exit 1', async (args, words) => {
    const { code, err } = await run(args);
    expect([code, err]).toEqual([1, expect.stringContaining(words)]);
  });

  it('opens no account for a study that is not there', async () => {
    const early = await run('token create --member early --name E --organisation O --role coordinator --study NONE');
    expect([early.code, early.err]).toEqual([1, expect.stringContaining('no study with this key')]);
    expect((await run('token list --member early')).err).toContain('no such member');
  });

  it('R46 R49 an export is an event, and so is that arms are read for it, before they are', async () => {
    const nothingYet = await run(`export sdtm ${join(folder, 'none')} --study KET-01 --unblinded --as-of 0`);
    expect([nothingYet.code, nothingYet.err]).toEqual([1, expect.stringContaining('not-there')]);
    for (const [to, more] of [
      ['blinded', ''],
      ['opened', ' --unblinded'],
    ] as const)
      expect((await run(`export sdtm ${join(folder, to)} --study KET-01${more}`)).code).toBe(0);
    const node = await startNode({ folder: join(folder, 'store'), listen: { socket: join(folder, 'node.sock') } });
    const store = EventStoreDBEventStore.at(node.endpoint);
    const kept = await Array.fromAsync(store.read('access-shell', 0));
    await store.close();
    await node.close();
    const sha256 = expect.stringMatching(/^[0-9a-f]{64}$/);
    const made = { what: 'sdtm', count: expect.any(Number), sha256 };
    expect(kept.map(({ type, data }) => [type, data])).toEqual([
      ['UnblindedDataRead', { what: 'sdtm', asOf: 0 }],
      ['RecordExported', { ...made, filter: 'asOf=1&format=csv' }],
      ['UnblindedDataRead', { what: 'sdtm', asOf: 1 }],
      ['RecordExported', { ...made, filter: 'asOf=1&format=csv&unblinded' }],
    ]);
  }, 30_000);

  it('R29 R58 an inspector is made by a pseudonym, listed, and their scope taken back while the token goes on', async () => {
    const made = await run(`--json ${create} --organisation Authority --study KET-01 --unblinded --days 30`);
    expect([made.code, made.err]).toEqual([0, '']);
    const listed = JSON.parse((await run('--json token list --member inspecting')).out);
    expect(listed).toMatchObject({
      tokens: [{ revoked: false }],
      unblinded: [{ study: 'KET-01', role: 'inspector', revoked: false, until: expect.stringMatching(/Z$/) }],
    });
    const [{ id }] = listed.unblinded;
    expect((await run(`token revoke --member inspecting --id ${id} --reason Closed`)).out).toContain('unblinded scope');
    const after = await run('token list --member inspecting');
    expect(after.out).toMatch(new RegExp(`^${id} +revoked +inspector of KET-01$`, 'm'));
    expect(JSON.parse((await run('--json token list --member inspecting')).out)).toMatchObject({
      tokens: [{ revoked: false }],
      unblinded: [{ revoked: true }],
    });
  });
});
