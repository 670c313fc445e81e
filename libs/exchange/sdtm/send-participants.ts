import { idOfParticipant } from '@verum/platform/eventsourcing';
import type { Lack, Step, Target } from './mapping/draft';
import { participantSteps, type Subject } from './mapping/participant.mapping';
import { filled, type Row } from './mapping/row';
import { sendStep, type Sending } from './send';

export type Design = Pick<Target, 'blinded' | 'planned'>;
export type Pace = Readonly<{ concurrency: number; onRow: () => void }>;

/**
 * Several participants at once, each in the order in which things happened to them. The arms of all of them go into one stream
 * of the study, so they queue up beside the participants and nobody waits for them.
 */
export const sendParticipants = async (sending: Sending, subjects: readonly Subject[], design: Design, pace: Pace) => {
  let allocation = Promise.resolve();
  const sendOne = async (subject: Subject) => {
    const target = { ...design, study: sending.study, participant: idOfParticipant(sending.study, subject.USUBJID) };
    const context = { participant: target.participant, site: filled(subject.dm, 'SITEID') };
    const { site: _, ...withoutSite } = context;
    const [screening, ...steps] = participantSteps(subject, target);
    await sendStep(sending, screening!, context);
    if (isNotThere(sending, subject.dm)) return withoutParticipant(sending, subject);
    for (const step of steps) {
      if (step.drafts.some(({ forAllocation }) => forAllocation)) {
        allocation = allocation.then(() => sendStep(sending, step, withoutSite));
        allocation.catch(() => undefined); // met below
      } else await sendStep(sending, step, withoutSite);
      if (step.row !== subject.dm) pace.onRow();
    }
    for (const step of steps) listLacks(sending, step);
    pace.onRow();
  };

  const queue = each(subjects);
  const workers = Array.from({ length: pace.concurrency }, async () => {
    for (const subject of queue) await sendOne(subject);
  });
  const settled = await Promise.allSettled(workers);
  const failed = settled.find(({ status }) => status === 'rejected');
  await allocation;
  if (failed) throw (failed as PromiseRejectedResult).reason;
};

/** A generator: when one worker leaves its loop by an error, the queue of all of them ends. */
function* each<T>(values: readonly T[]) {
  yield* values;
}

/** A changed row of DM is of somebody who is there; another refusal means that nobody is. */
const isNotThere = ({ tally }: Sending, dm: Row): boolean => tally.outcomeOf(dm) === 'notTaken';

const withoutParticipant = ({ tally }: Sending, { rows }: Subject): void => {
  for (const { file, line } of rows)
    tally.list({ file, line, column: 'USUBJID', rule: 'subject-not-taken', message: 'this subject could not be taken' });
};

const listLacks = ({ tally }: Sending, { row, lacks = [] }: Step): void => {
  if (lacks.length > 0) tally.note(row, 'notTaken');
  for (const lack of lacks satisfies readonly Lack[]) tally.list({ file: row.file, line: row.line, ...lack });
};
