import { command, NotThere } from '@verum/platform/eventsourcing';
import { known, members } from '../member.state';

export type TokenRevocation = Readonly<{ token: string; reason: string }>;

/** For a lost token (21 CFR 11.300(c)): nothing that anyone does meanwhile may stand in its way. */
export class RevokeToken extends command({
  stream: members,
  does: 'add',
  may: ['administrator'],
  decide: ({ token, reason }: TokenRevocation, member) => {
    const issued = known(member).tokens.find((each) => each.token === token);
    if (!issued) throw new NotThere();
    return issued.revoked ? [] : [{ type: 'TokenRevoked', data: { token, hash: issued.hash, reason } }];
  },
}) {}
