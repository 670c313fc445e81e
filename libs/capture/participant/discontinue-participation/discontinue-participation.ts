import { command } from '@verum/platform/eventsourcing';
import type { Discontinuation, DispositionTaken } from '../disposition.events';
import { ReasonUnfit } from '../course.errors';
import { ended } from '../disposition.rules';
import { participants } from '../participant.state';

export type Discontinuing = DispositionTaken & Readonly<{ DSDECOD: Discontinuation }>;

export class DiscontinueParticipation extends command({
  stream: participants,
  does: 'add',
  may: ['coordinator', 'investigator', 'importer'],
  decide: (taken: Discontinuing, participant) => {
    if (OF_OTHER_ACTS.includes(taken.DSDECOD)) throw new ReasonUnfit();
    return ended('ParticipationDiscontinued', taken, participant);
  },
}) {}

const OF_OTHER_ACTS: readonly string[] = ['COMPLETED', 'SCREEN FAILURE'];
