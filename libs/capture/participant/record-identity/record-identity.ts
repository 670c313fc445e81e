import { command, NotThere } from '@verum/platform/eventsourcing';
import { NothingToRecord } from '../participant.errors';
import type { Identity } from '../participant.events';
import { participants } from '../participant.state';

/**
 * Who somebody is: sealed under the participant's own key, so that it lives in the vault alone. What was recorded before is
 * sealed too and cannot be compared, so two who change it at once are told apart by the revision that they saw.
 */
export class RecordIdentity extends command({
  stream: participants,
  does: 'change',
  may: ['coordinator', 'investigator'],
  decide: (identity: Identity, { place }) => {
    if (!place) throw new NotThere();
    if (Object.values(identity).every((value) => value === null)) throw new NothingToRecord();
    return [{ type: 'IdentityRecorded', data: identity }];
  },
}) {}
