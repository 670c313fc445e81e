import { command, NotThere, type DataOf } from '@verum/platform/eventsourcing';
import type { MemberEvent } from '../member.events';
import { known, members } from '../member.state';

export type RoleRevocation = DataOf<MemberEvent, 'RoleRevoked'>;

/** Never asks which revision was seen: nothing that anyone does meanwhile may stand in its way. */
export class RevokeRole extends command({
  stream: members,
  does: 'add',
  may: ['administrator'],
  decide: (revocation: RoleRevocation, member) => {
    const held = known(member).grants.find(({ grant }) => grant === revocation.grant);
    if (!held) throw new NotThere();
    return held.revoked ? [] : [{ type: 'RoleRevoked', data: revocation }];
  },
}) {}
