import { isToken, tokenHash, type Person } from '@verum/platform/access';
import { nameOf, type Views } from '@verum/platform/eventsourcing';
import { memberDocuments, personOf } from './member-document/member-document.projection';
import { members } from './member.state';
import { tokenDocuments } from './token-document/token-document.projection';

/** Finds who a token belongs to, on any node, from the views that it keeps. */
export class Members {
  constructor(private readonly views: Pick<Views, 'one'>) {}

  /** Nobody where it is unknown, expired or revoked, or the account was closed. `now` is a UTC time. */
  byToken(text: string, now: string): Person | undefined {
    if (!isToken(text)) return undefined;
    const token = this.views.one(tokenDocuments, tokenHash(text));
    if (!token || token.revokedAt !== null || now < token.from || token.expires <= now) return undefined;
    const member = this.views.one(memberDocuments, nameOf(members, token.member));
    return member && member.deactivatedAt === null ? personOf(member) : undefined;
  }
}
