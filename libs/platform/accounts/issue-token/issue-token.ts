import { isInspection } from '@verum/platform/access';
import { command, type DataOf } from '@verum/platform/eventsourcing';
import { IdTaken } from '../member.errors';
import type { MemberEvent } from '../member.events';
import { members, mustHold, open, period } from '../member.state';

export type Issuing = DataOf<MemberEvent, 'TokenIssued'>;

const SHA256 = /^[0-9a-f]{64}$/;

/** The secret itself is made and shown where the command comes from; only its hash is sent here. */
export class IssueToken extends command({
  stream: members,
  does: 'add',
  may: ['administrator'],
  decide: (issuing: Issuing, member) => {
    const { grants, tokens } = open(member);
    const earlier = tokens.find(({ token, hash }) => token === issuing.token || hash === issuing.hash);
    if (earlier?.token === issuing.token && earlier.hash === issuing.hash) return [];
    if (earlier) throw new IdTaken();
    mustHold({
      'has-an-id': issuing.token !== '',
      'is-a-hash': SHA256.test(issuing.hash),
      'has-a-label': issuing.label.trim() !== '',
      ...period(issuing.from, issuing.expires),
      'inspection-ends-within-90-days':
        isInspection(issuing) || !grants.some(({ role, revoked }) => role === 'inspector' && !revoked),
    });
    return [{ type: 'TokenIssued', data: issuing }];
  },
}) {}
