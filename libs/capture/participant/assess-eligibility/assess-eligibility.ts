import { protocolAt, protocols, siteOf, sites } from '@verum/capture/study';
import { command } from '@verum/platform/eventsourcing';
import { EligibilityUnfit } from '../course.errors';
import type { EligibilityTaken } from '../enrolment.events';
import { mustBeClear } from '../local-time.rules';
import type { ParticipantEvent } from '../participant.events';
import { participants, placeOf } from '../participant.state';
import { isKept } from '../records.state';
import { faultsOfEligibility } from './eligibility-faults';

/** May be assessed again, also with another verdict: the latest stands. */
export class AssessEligibility extends command({
  stream: participants,
  does: 'add',
  may: ['coordinator', 'investigator', 'importer'],
  needs: { sites, protocols },
  decide: (taken: EligibilityTaken, participant, { sites, protocols }) => {
    const { SITEID, zone } = placeOf(participant);
    const protocol = protocolAt(siteOf(sites, SITEID), protocols);
    const faults = faultsOfEligibility(taken, protocol?.criteria);
    if (!protocol || faults.length > 0) throw new EligibilityUnfit(faults);
    mustBeClear(zone, { '/IEDTC': taken.IEDTC });
    const data = { ...taken, protocolVersion: protocol.version, zone };
    const assessed: ParticipantEvent = { type: 'EligibilityAssessed', data };
    return isKept(participant.records, assessed) ? [] : [assessed];
  },
}) {}
