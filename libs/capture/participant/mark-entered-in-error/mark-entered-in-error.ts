import { command } from '@verum/platform/eventsourcing';
import { participants, placeOf } from '../participant.state';
import { onlyOnce } from '../records.state';

/** Somebody who was never in the study: takes them out of every figure, so whoever does it names the revision that they saw. */
export class MarkEnteredInError extends command({
  stream: participants,
  does: 'change',
  may: ['coordinator', 'investigator', 'importer'],
  decide: ({ reason }: Readonly<{ reason: string }>, participant) => {
    placeOf(participant);
    return onlyOnce(participant.records, { type: 'ParticipantEnteredInError', data: { reason } });
  },
}) {}
