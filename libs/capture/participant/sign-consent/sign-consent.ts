import { command } from '@verum/platform/eventsourcing';
import { momentIn } from '@verum/science/dates';
import type { Signature } from '../consent.events';
import { mustBeClear } from '../local-time.rules';
import { NoConsent } from '../participant.errors';
import { participants, placeOf } from '../participant.state';
import { CONSENT_RULES, withVisitsJudged } from '../visit.rules';

/** R37: the signature that was still missing when the latest consent was taken down. */
export class SignConsent extends command({
  stream: participants,
  does: 'add',
  may: ['coordinator', 'investigator'],
  decide: ({ capacity, signedAt }: Signature, participant) => {
    const { zone } = placeOf(participant);
    const latest = participant.consent.given.at(-1);
    if (!latest) throw new NoConsent();
    mustBeClear(zone, { '/signedAt': signedAt });
    const at = momentIn(zone, signedAt);
    if (latest.signed.some((signature) => signature.capacity === capacity && signature.at === at)) return [];
    const data = { capacity, signedAt, zone };
    return withVisitsJudged(participant, [{ type: 'ConsentSigned', data }], CONSENT_RULES);
  },
}) {}
