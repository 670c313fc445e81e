import type { CommandContext, DomainCommand } from '@verum/platform/eventsourcing';
import type { Row } from './row';

/**
 * A command that only lacks who sends it, when, and under which id. `part` tells the commands of one row apart; those of the
 * allocation go into one stream of the whole study, and so one after another.
 */
export type Draft = Readonly<{
  part: string | null;
  forAllocation?: true;
  command: (context: CommandContext) => DomainCommand;
}>;

type CommandClass<Args> = new (id: string, args: Args, context: CommandContext) => DomainCommand;

export const draft = <Args>(Command: CommandClass<Args>, id: string, args: Args, part: string | null = null): Draft => ({
  part,
  command: (context) => new Command(id, args, context),
});

/** What a row asks for that its other cells do not give: the rest of it is sent, and it counts as not taken. */
export type Lack = Readonly<{ column: string; rule: string; message: string }>;

/** What one row becomes on one day. A row may become several steps, such as a screening and, months later, a death. */
export type Step = Readonly<{ row: Row; at: string | null; drafts: readonly Draft[]; lacks?: readonly Lack[] }>;

/** Where the rows of a participant go: the id of the study and of the participant, and the design that was published. */
export type Target = Readonly<{ study: string; participant: string; blinded: boolean; planned: ReadonlySet<number> }>;
