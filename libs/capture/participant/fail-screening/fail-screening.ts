import { command } from '@verum/platform/eventsourcing';
import type { DispositionTaken } from '../disposition.events';
import { ended, mustBeInScreening } from '../disposition.rules';
import { participants } from '../participant.state';

export class FailScreening extends command({
  stream: participants,
  does: 'add',
  may: ['coordinator', 'investigator', 'importer'],
  decide: (taken: DispositionTaken, participant) => {
    mustBeInScreening(participant);
    return ended('ScreeningFailed', { ...taken, DSDECOD: 'SCREEN FAILURE' }, participant);
  },
}) {}
