import { uuid5 } from '@verum/platform/eventsourcing';
import type { StudyStep } from './mapping/study.mapping';
import { contextFor, isThereOtherwise, send, wordsOf, type Sending } from './send';

/**
 * The study itself, step by step. False where a step was refused for another reason than that it is there with other facts:
 * then nothing that rests on it can be sent.
 */
export const sendStudy = async (sending: Sending, steps: readonly StudyStep[]): Promise<boolean> => {
  const { study, tally } = sending;
  let seen = -1;
  for (const { key, rows, file, command } of steps) {
    const sent = await send(sending, command(contextFor(sending, uuid5(study, key), { seen })));
    if (!('refusal' in sent)) {
      seen = Math.max(seen, sent.revision);
      for (const row of rows) tally.note(row, sent.events === 0 ? 'there' : 'taken');
      continue;
    }
    const changed = isThereOtherwise(sent.refusal);
    for (const row of rows) tally.note(row, changed ? 'changed' : 'notTaken');
    tally.list({ file, line: rows[0]?.line ?? null, column: null, ...wordsOf(sent.refusal) });
    if (!changed) return false;
  }
  return true;
};
