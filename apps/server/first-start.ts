import type { INestApplicationContext } from '@nestjs/common';
import { CommandBus } from '@nestjs/cqrs';
import { Progress } from '@verum/platform/eventsourcing';
import { issueDevelopmentTokens } from './tokens';

/** The first start of an empty embedded store: somebody to be, in every role. Printed once, in a form that a shell takes. */
export const welcome = async (app: INestApplicationContext): Promise<void> => {
  const [commands, progress] = [app.get(CommandBus), app.get(Progress)];
  const tokens = await issueDevelopmentTokens((command) => commands.execute(command));
  await Promise.all(tokens.map(({ answer: { stream, revision } }) => progress.reached(stream, revision)));
  const lines = tokens.map(({ role, secret }) => `export ${role.toUpperCase().replaceAll('-', '_')}=${secret}`);
  process.stdout.write(
    `\nA new store. These development tokens, one for each role, are shown this once and end in 90 days\n` +
      `(more: npx --no-install verum token create --help):\n\n${lines.join('\n')}\n\n`,
  );
};
