import { duties, isInspection, isPseudonym, ROLES, scopeRules } from '@verum/platform/access';
import { command, failing, type DataOf } from '@verum/platform/eventsourcing';
import { DutiesMixed, IdTaken } from '../member.errors';
import type { MemberEvent } from '../member.events';
import { members, mustHold, open, period, sameGrant } from '../member.state';

export type Granting = DataOf<MemberEvent, 'RoleGranted'>;

export class GrantRole extends command({
  stream: members,
  does: 'add',
  may: ['administrator'],
  decide: (granting: Granting, member) => {
    const { name, grants, tokens } = open(member);
    const earlier = grants.find(({ grant }) => grant === granting.grant);
    if (earlier && sameGrant(earlier, granting)) return [];
    if (earlier) throw new IdTaken();
    const { study, role, sites, from, until } = granting;
    mustHold({
      'has-an-id': granting.grant !== '',
      'names-a-study': study !== '',
      'is-a-role': ROLES.includes(role),
      'names-sites': sites === '*' || sites.length > 0,
      ...period(from, until),
      ...scopeRules(granting),
      'inspector-has-a-pseudonym': role !== 'inspector' || isPseudonym(name),
      'inspection-ends-within-90-days': role !== 'inspector' || tokens.every((token) => token.revoked || isInspection(token)),
    });
    const mixed = failing(duties(grants, granting));
    if (mixed.length > 0) throw new DutiesMixed(mixed);
    return [{ type: 'RoleGranted', data: granting }];
  },
}) {}
