import { Command, InvalidArgumentError, Option } from 'commander';
import { AUDITING, pseudonymOf, ROLES, type Role } from '@verum/platform/access';
import { AddMember, GrantRole, members, RevokeRole, RevokeToken, type Member } from '@verum/platform/accounts';
import { siteOf, studies, type Study } from '@verum/capture/study';
import { AlreadyThere, fromStored, idOfMember, idOfStudy, nameOf, type EventStore } from '@verum/platform/eventsourcing';
import { commandsOn } from '@verum/platform/eventsourcing/event-sourcing.module';
import { FileVault } from '@verum/platform/vault';
import { issueToken, shellContext, type Run } from '../server/tokens';
import { columns, paint, print } from './output';
import { withStore } from './platform';

const days = (text: string): number => {
  if (!/^\d{1,4}$/.test(text) || Number(text) === 0) throw new InvalidArgumentError('a whole number of days from 1 to 9999');
  return Number(text);
};

export const tokenCommand = new Command('token').description(
  'personal access tokens: shown once, kept as a hash, ending by themselves',
);

type Creating = {
  member: string;
  name?: string;
  organisation?: string;
  role?: Role;
  study: string;
  site?: string[];
  unblinded?: boolean;
  days: number;
  label: string;
};

tokenCommand
  .command('create')
  .description('a token for a member; with --role also the account and the grant where they are missing')
  .requiredOption('--member <account>', 'the account, such as c-mueller')
  .option('--name <name>', 'the name of the person, for a new account')
  .option('--organisation <organisation>', 'whom the person works for, for a new account')
  .addOption(new Option('--role <role>', 'a role to grant').choices(ROLES))
  .option('--study <key>', 'where the role holds: a study, or * for every one', '*')
  .option('--site <codes...>', 'the sites where it holds; all where none is named')
  .option('--unblinded', 'with arms and products: for an auditor or inspector of one study, until the token ends')
  .option('--days <days>', 'until the token ends', days, 90)
  .option('--label <label>', 'what the token is for', 'shell')
  .action((creating: Creating, command: Command) =>
    withStore(async (store, config) => {
      const run = commandsOn({ store, vault: FileVault.open(config.vault) });
      const member = idOfMember(creating.member);
      mustMakeSense(creating);
      if (creating.role) await mustBeThere(store, creating);
      if (opensAccount(creating)) await addMember(run, member, creating);
      else await memberIn(store, creating.member, 'A new one takes --organisation, and --name where it is no inspector.');
      if (creating.role) await grantRole(run, member, creating);
      const { id, secret, expires } = await issueToken(run, member, creating.label, creating.days);
      print(command, { id, token: secret, expires }, [secret, paint('dim', `id ${id}, until ${expires}; it is not shown again`)]);
    }),
  );

tokenCommand
  .command('list')
  .description('the tokens of a member, never their secrets')
  .requiredOption('--member <account>', 'the account')
  .action(({ member: account }: { member: string }, command: Command) => withStore((store) => list(store, account, command)));

tokenCommand
  .command('revoke')
  .description('end a token now, on every node, or take back an unblinded scope')
  .requiredOption('--member <account>', 'the account')
  .requiredOption('--id <id>', 'the id of the token or scope')
  .requiredOption('--reason <reason>', 'why, for the record')
  .action(({ member, id, reason }: { member: string; id: string; reason: string }, command: Command) =>
    withStore(async (store, config) => {
      const run = commandsOn({ store, vault: FileVault.open(config.vault) });
      const isScope = scopesOf(await memberIn(store, member)).some(({ grant }) => grant === id);
      const revoking = isScope
        ? new RevokeRole(idOfMember(member), { grant: id, reason }, shellContext())
        : new RevokeToken(idOfMember(member), { token: id, reason }, shellContext());
      await run(revoking);
      print(command, { id, revoked: true }, [`The ${isScope ? 'unblinded scope' : 'token'} ${id} is revoked.`]);
    }),
  );

/** A grant on what is not there would be a token that is silently good for nothing. */
const mustBeThere = async (store: EventStore, { study, site = [] }: Creating): Promise<void> => {
  if (study === '*') return;
  let state: Study | undefined;
  for await (const recorded of store.read(nameOf(studies, idOfStudy(study)), 0))
    state = studies.evolve(state ?? studies.initial, fromStored(studies.catalogue, recorded));
  if (!state) throw new Error('There is no study with this key.');
  const missing = site.filter((code) => !siteOf(state!.sites, code));
  if (missing.length > 0) throw new Error(`The study has no site ${missing.join(', ')}.`);
};

/** Said here, before an account is opened with a name in it. */
const mustMakeSense = ({ name, role, study, unblinded }: Creating): void => {
  if (role === 'inspector' && name) throw new Error('An inspector has a pseudonym in this system: leave --name out.');
  if (unblinded && (study === '*' || !role || !AUDITING.includes(role)))
    throw new Error('--unblinded goes with --role auditor or inspector, and with --study.');
};

const opensAccount = ({ name, organisation, role }: Creating): boolean => Boolean(role === 'inspector' ? organisation : name);

const addMember = async (run: Run, member: string, { name = '', organisation = '', role }: Creating): Promise<void> => {
  try {
    const called = role === 'inspector' ? pseudonymOf(member) : name;
    await run(new AddMember(member, { name: called, organisation }, shellContext()));
  } catch (error) {
    if (!(error instanceof AlreadyThere)) throw error;
  }
};

const grantRole = (run: Run, member: string, { role, study, site, unblinded, days: lasting }: Creating) => {
  const [context, where] = [shellContext(), study === '*' ? '*' : idOfStudy(study)];
  const from = context.receivedAt;
  const granting = { grant: context.commandId.slice(0, 8), study: where, role: role!, sites: site ?? ('*' as const), from };
  const until = new Date(Date.parse(from) + lasting * 86_400_000).toISOString();
  const period = unblinded ? { until, unblinded } : { until: null };
  return run(new GrantRole(member, { ...granting, ...period }, context));
};

/** From the log itself, so that a token issued a moment ago is there. */
const memberIn = async (
  store: EventStore,
  account: string,
  advice = 'The development accounts are named by their role.',
): Promise<Member> => {
  let member = members.initial;
  for await (const recorded of store.read(nameOf(members, idOfMember(account)), 0))
    member = members.evolve(member, fromStored(members.catalogue, recorded));
  if (!member) throw new Error(`There is no such member. ${advice}`);
  return member;
};

const scopesOf = ({ grants }: Member) => grants.filter(({ unblinded }) => unblinded);

const list = async (store: EventStore, account: string, command: Command): Promise<void> => {
  const member = await memberIn(store, account);
  const tokens = member.tokens.map(({ token, label, expires, revoked }) => ({ id: token, label, expires, revoked }));
  const rows = tokens.map(({ id, label, expires, revoked }) => [id, revoked ? 'revoked' : expires, label]);
  const unblinded = await Promise.all(
    scopesOf(member).map(async ({ grant, study, role, until, revoked }) => ({
      ...{ id: grant, study: await keyOf(store, study), role, until, revoked },
    })),
  );
  const scopes = unblinded.map(({ id, study, role, until, revoked }) => [
    id,
    revoked ? 'revoked' : until!,
    `${role} of ${study}`,
  ]);
  const shown = [['id', 'until', 'unblinded scope, with every token'], ...scopes];
  const lines = columns([['id', 'until', 'label'], ...rows]);
  print(command, { tokens, unblinded }, scopes.length > 0 ? [...lines, '', ...columns(shown)] : lines);
};

const keyOf = async (store: EventStore, study: string): Promise<string> => {
  for await (const { data } of store.read(nameOf(studies, study), 0)) return (data as { STUDYID: string }).STUDYID;
  return study;
};
