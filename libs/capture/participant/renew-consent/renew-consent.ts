import { protocols, sites } from '@verum/capture/study';
import { command } from '@verum/platform/eventsourcing';
import type { ConsentTaken } from '../consent.events';
import { consented } from '../consent.rules';
import { isKnown, isStanding } from '../consent.state';
import { NoConsent } from '../participant.errors';
import { participants } from '../participant.state';
import { CONSENT_RULES, withVisitsJudged } from '../visit.rules';

/** ICH E6(R3) 2.8.2: again, because a new form tells something that may matter to the participant. */
export class RenewConsent extends command({
  stream: participants,
  does: 'add',
  may: ['coordinator', 'investigator'],
  needs: { sites, protocols },
  decide: (taken: ConsentTaken, participant, study) => {
    if (isKnown(participant.consent, taken)) return [];
    if (!isStanding(participant.consent)) throw new NoConsent();
    return withVisitsJudged(participant, consented('ConsentRenewed', taken, participant, study), CONSENT_RULES);
  },
}) {}
