import { Body, Controller, Post } from '@nestjs/common';
import { CommandBus } from '@nestjs/cqrs';
import type { CommandContext } from '@verum/platform/eventsourcing';
import { Context, May } from '@verum/platform/http';
import { ConsentingBody, takenFrom } from '../consenting.http';
import { RenewConsent } from './renew-consent';

@Controller('api/studies/:study/participants/:participant/consent-renewals')
export class RenewConsentController {
  constructor(private readonly commands: CommandBus) {}

  @Post()
  @May(...RenewConsent.may)
  renew(@Body() body: ConsentingBody, @Context() context: CommandContext) {
    return this.commands.execute(new RenewConsent(context.participant!, takenFrom(body), context));
  }
}
