import { command } from '@verum/platform/eventsourcing';
import { participants, placeOf } from '../participant.state';
import type { ParticipantEvent } from '../participant.events';
import { isKept } from '../records.state';
import type { DeviationAssessment } from '../stewardship.events';

/** Of a deviation in any stream of the participant; that there is one, the caller has seen. The latest assessment stands. */
export class AssessDeviation extends command({
  stream: participants,
  does: 'add',
  may: ['investigator', 'monitor', 'data-manager', 'medical-monitor', 'importer'],
  decide: (assessment: DeviationAssessment, participant) => {
    placeOf(participant);
    const assessed: ParticipantEvent = { type: 'ProtocolDeviationAssessed', data: assessment };
    return isKept(participant.records, assessed) ? [] : [assessed];
  },
}) {}
