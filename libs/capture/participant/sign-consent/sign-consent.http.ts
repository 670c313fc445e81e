import { Body, Controller, Post } from '@nestjs/common';
import { CommandBus } from '@nestjs/cqrs';
import type { CommandContext } from '@verum/platform/eventsourcing';
import { Context, May } from '@verum/platform/http';
import { SignatureBody } from '../consenting.http';
import { SignConsent } from './sign-consent';

@Controller('api/studies/:study/participants/:participant/consent-signatures')
export class SignConsentController {
  constructor(private readonly commands: CommandBus) {}

  @Post()
  @May(...SignConsent.may)
  sign(@Body() body: SignatureBody, @Context() context: CommandContext) {
    return this.commands.execute(new SignConsent(context.participant!, body, context));
  }
}
