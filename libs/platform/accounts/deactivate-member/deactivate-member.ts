import { command, type DataOf } from '@verum/platform/eventsourcing';
import type { MemberEvent } from '../member.events';
import { known, members } from '../member.state';

export type Deactivation = DataOf<MemberEvent, 'MemberDeactivated'>;

/** For good: who comes back gets a new account. Nothing that anyone does meanwhile may stand in its way. */
export class DeactivateMember extends command({
  stream: members,
  does: 'add',
  may: ['administrator'],
  decide: (deactivation: Deactivation, member) =>
    known(member).closed ? [] : [{ type: 'MemberDeactivated', data: deactivation }],
}) {}
