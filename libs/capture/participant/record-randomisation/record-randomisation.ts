import { protocolAt, protocols, siteOf, sites } from '@verum/capture/study';
import { command } from '@verum/platform/eventsourcing';
import type { RandomisationTaken } from '../enrolment.events';
import { mustBeClear } from '../local-time.rules';
import { participants, placeOf } from '../participant.state';
import { onlyOnce } from '../records.state';
import { windowRule, withVisitsJudged } from '../visit.rules';

/**
 * That somebody was randomised, and when: never to what. The act is the allocation's, which records this after it; study days
 * count from here, so visits that were recorded before are judged now.
 */
export class RecordRandomisation extends command({
  stream: participants,
  does: 'add',
  may: ['coordinator', 'investigator', 'importer'],
  needs: { sites, protocols },
  decide: (taken: RandomisationTaken, participant, { sites, protocols }) => {
    const { SITEID, zone } = placeOf(participant);
    mustBeClear(zone, { '/DSSTDTC': taken.DSSTDTC });
    const events = onlyOnce(participant.records, { type: 'ParticipantRandomised', data: { ...taken, zone } });
    return withVisitsJudged(participant, events, [windowRule(protocolAt(siteOf(sites, SITEID), protocols))]);
  },
}) {}
