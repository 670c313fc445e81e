import { RecordRandomisation } from '@verum/capture/participant';
import { uuid5, type CommandContext } from '@verum/platform/eventsourcing';
import { AllocateParticipant } from './allocate-participant';

export type RandomisationSent = Readonly<{ stratum: string | null; DSSTDTC: string }>;

/**
 * Two streams, one after the other and always in this order: who got which entry, then that the participant was randomised. Each
 * step has an id made from the one that was sent, so that a resend finds the first done and completes the second.
 */
export const randomisation = ({ stratum, DSSTDTC }: RandomisationSent, context: CommandContext) => {
  const participant = context.participant!;
  const step = (name: string): CommandContext => ({
    ...context,
    commandId: uuid5(context.commandId, name),
    correlationId: context.correlationId ?? context.commandId,
  });
  return [
    new AllocateParticipant(context.study, { participant, stratum, DSSTDTC }, step('allocation')),
    new RecordRandomisation(participant, { DSSTDTC, stratum }, step('randomisation')),
  ] as const;
};
