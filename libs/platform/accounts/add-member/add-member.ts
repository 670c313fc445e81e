import { command, type DataOf } from '@verum/platform/eventsourcing';
import type { MemberEvent } from '../member.events';
import { members, mustHold } from '../member.state';

export type Adding = DataOf<MemberEvent, 'MemberAdded'>;

/** Creates, so an id is given once: not to another person either, after its account was closed (21 CFR 11.100(a)). */
export class AddMember extends command({
  stream: members,
  does: 'create',
  may: ['administrator'],
  decide: (adding: Adding) => {
    mustHold({ 'has-a-name': adding.name.trim() !== '', 'has-an-organisation': adding.organisation.trim() !== '' });
    return [{ type: 'MemberAdded', data: adding }];
  },
}) {}
