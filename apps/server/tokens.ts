import { randomUUID } from 'node:crypto';
import { newToken } from '@verum/platform/access';
import { ACCOUNTS, AddMember, developmentMembers, GrantRole, IssueToken, type DevelopmentMember } from '@verum/platform/accounts';
import type { Answer, CommandContext, DomainCommand } from '@verum/platform/eventsourcing';

export type Run = (command: DomainCommand) => Promise<Answer>;

/** Whoever has a shell on the server administers accounts; the record says that it came from there. */
export const shellContext = (): CommandContext => ({
  commandId: randomUUID(),
  actor: 'shell',
  role: 'administrator',
  organisation: 'operator',
  study: ACCOUNTS,
  sites: '*',
  receivedAt: new Date().toISOString(),
  source: 'cli',
});

/** The token in plain is here and nowhere else: the log gets its hash. */
export const issueToken = async (run: Run, member: string, label: string, days: number) => {
  const { text: secret, hash } = newToken();
  const context = shellContext();
  const expires = new Date(Date.parse(context.receivedAt) + days * 86_400_000).toISOString();
  const token = context.commandId.slice(0, 8);
  const issuing = { token, hash, label, from: context.receivedAt, expires };
  const answer = await run(new IssueToken(member, issuing, context));
  return { id: token, secret, expires, answer };
};

/** One member and one token for each role, to try things with. */
export const issueDevelopmentTokens = (run: Run) =>
  Promise.all(
    developmentMembers(new Date().toISOString()).map(async ({ id, role, adding, granting }: DevelopmentMember) => {
      await run(new AddMember(id, adding, shellContext()));
      await run(new GrantRole(id, granting, shellContext()));
      const { secret, answer } = await issueToken(run, id, 'development', 90);
      return { role, secret, answer };
    }),
  );
