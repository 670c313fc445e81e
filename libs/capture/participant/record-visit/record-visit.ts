import { protocolAt, protocols, siteOf, sites } from '@verum/capture/study';
import { command } from '@verum/platform/eventsourcing';
import { VisitNotPlanned } from '../course.errors';
import { mustNotEndBeforeItStarts } from '../end-before-start.rules';
import { mustBeClear } from '../local-time.rules';
import { participants, placeOf } from '../participant.state';
import { onlyOnce } from '../records.state';
import { recordOfVisit, type VisitTaken } from '../visit.events';
import { CONSENT_RULES, windowRule, withVisitsJudged } from '../visit.rules';

/** It happened, so it is kept at once, whenever it is typed; what the protocol says against it stands beside it. */
export class RecordVisit extends command({
  stream: participants,
  does: 'add',
  may: ['coordinator', 'investigator', 'importer'],
  needs: { sites, protocols },
  decide: (taken: VisitTaken, participant, { sites, protocols }) => {
    const { SITEID, zone } = placeOf(participant);
    const { planned, VISITNUM, SVSTDTC, SVENDTC } = taken;
    const protocol = protocolAt(siteOf(sites, SITEID), protocols);
    if (planned && !protocol?.visits.some((visit) => visit.VISITNUM === VISITNUM)) throw new VisitNotPlanned();
    mustBeClear(zone, { '/SVSTDTC': SVSTDTC, '/SVENDTC': SVENDTC });
    mustNotEndBeforeItStarts(zone, SVSTDTC, SVENDTC, '/SVENDTC');
    const events = onlyOnce(participant.records, { type: 'VisitRecorded', data: { ...taken, zone } });
    return withVisitsJudged(participant, events, [...CONSENT_RULES, windowRule(protocol)], recordOfVisit(taken));
  },
}) {}
