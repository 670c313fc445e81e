import { Command, InvalidArgumentError, Option } from 'commander';
import { ROLES, type Role } from '@verum/platform/access';
import { AddMember, GrantRole, members, RevokeToken } from '@verum/platform/accounts';
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
  .option('--days <days>', 'until the token ends', days, 90)
  .option('--label <label>', 'what the token is for', 'shell')
  .action((creating: Creating, command: Command) =>
    withStore(async (store, config) => {
      const run = commandsOn({ store, vault: FileVault.open(config.vault) });
      const member = idOfMember(creating.member);
      if (creating.name) await addMember(run, member, creating);
      if (creating.role) await mustBeThere(store, creating);
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
  .description('end a token now, on every node')
  .requiredOption('--member <account>', 'the account')
  .requiredOption('--id <id>', 'the id of the token')
  .requiredOption('--reason <reason>', 'why, for the record')
  .action(({ member, id, reason }: { member: string; id: string; reason: string }, command: Command) =>
    withStore(async (store, config) => {
      const run = commandsOn({ store, vault: FileVault.open(config.vault) });
      await run(new RevokeToken(idOfMember(member), { token: id, reason }, shellContext()));
      print(command, { id, revoked: true }, [`The token ${id} is revoked.`]);
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

const addMember = async (run: Run, member: string, { name = '', organisation = '' }: Creating): Promise<void> => {
  try {
    await run(new AddMember(member, { name, organisation }, shellContext()));
  } catch (error) {
    if (!(error instanceof AlreadyThere)) throw error;
  }
};

const grantRole = (run: Run, member: string, { role, study, site }: Creating) => {
  const [context, where] = [shellContext(), study === '*' ? '*' : idOfStudy(study)];
  const granting = { grant: context.commandId.slice(0, 8), study: where, role: role!, sites: site ?? ('*' as const) };
  return run(new GrantRole(member, { ...granting, from: context.receivedAt, until: null }, context));
};

/** From the log itself, so that a token issued a moment ago is there. */
const list = async (store: EventStore, account: string, command: Command): Promise<void> => {
  let member = members.initial;
  for await (const recorded of store.read(nameOf(members, idOfMember(account)), 0))
    member = members.evolve(member, fromStored(members.catalogue, recorded));
  if (!member) throw new Error('There is no such member. The development accounts are named by their role.');
  const tokens = member.tokens.map(({ token, label, expires, revoked }) => ({ id: token, label, expires, revoked }));
  const rows = tokens.map(({ id, label, expires, revoked }) => [id, revoked ? 'revoked' : expires, label]);
  print(command, { tokens }, columns([['id', 'until', 'label'], ...rows]));
};
