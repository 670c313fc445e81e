import { command } from '@verum/platform/eventsourcing';
import type { DispositionTaken } from '../disposition.events';
import { ended } from '../disposition.rules';
import { participants } from '../participant.state';

export class CompleteParticipation extends command({
  stream: participants,
  does: 'add',
  may: ['coordinator', 'investigator', 'importer'],
  decide: (taken: DispositionTaken, participant) =>
    ended('ParticipationCompleted', { ...taken, DSDECOD: 'COMPLETED' }, participant),
}) {}
