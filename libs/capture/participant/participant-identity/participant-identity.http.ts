import { Controller, Get, Query } from '@nestjs/common';
import { NotThere, Views, type Scope } from '@verum/platform/eventsourcing';
import { InScope, May, ReadQuery } from '@verum/platform/http';
import { Vault } from '@verum/platform/vault';
import { participantIdentities } from './participant-identity.projection';

@Controller('api/studies/:study/participants/:participant/identity')
export class ParticipantIdentityController {
  constructor(
    private readonly views: Views,
    private readonly vault: Vault,
  ) {}

  /** For those at the site only: everybody else works with the number. */
  @Get()
  @May('coordinator', 'investigator')
  read(@InScope() scope: Scope, @Query() query: ReadQuery) {
    const [doc] = this.views.find(participantIdentities, scope, query);
    if (!doc) throw new NotThere();
    const { revision: _, ...identity } = doc; // not the participant's latest, so it must not pass for what If-Match takes
    return this.vault.opened(identity);
  }
}
