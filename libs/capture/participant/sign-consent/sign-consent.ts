import { command, NotThere } from '@verum/platform/eventsourcing';
import { momentIn } from '@verum/science/dates';
import type { Signature } from '../consent.events';
import { mustBeClear } from '../local-time.rules';
import { NoConsent } from '../participant.errors';
import { participants } from '../participant.state';

/** R37: the signature that was still missing when the latest consent was taken down. */
export class SignConsent extends command({
  stream: participants,
  does: 'add',
  may: ['coordinator', 'investigator'],
  decide: ({ capacity, signedAt }: Signature, { place, consent }) => {
    if (!place) throw new NotThere();
    const latest = consent.given.at(-1);
    if (!latest) throw new NoConsent();
    mustBeClear(place.zone, { '/signedAt': signedAt });
    const at = momentIn(place.zone, signedAt);
    if (latest.signed.some((signature) => signature.capacity === capacity && signature.at === at)) return [];
    return [{ type: 'ConsentSigned', data: { capacity, signedAt, zone: place.zone } }];
  },
}) {}
