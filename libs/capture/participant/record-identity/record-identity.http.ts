import { Body, Controller, Post } from '@nestjs/common';
import { CommandBus } from '@nestjs/cqrs';
import type { CommandContext } from '@verum/platform/eventsourcing';
import { Context, May, OptionalItem } from '@verum/platform/http';
import { RecordIdentity } from './record-identity';

class IdentityBody {
  @OptionalItem('personName') name?: string;
  @OptionalItem('contact') contact?: string;
  @OptionalItem('BRTHDTC') BRTHDTC?: string;
}

@Controller('api/studies/:study/participants/:participant/identity')
export class RecordIdentityController {
  constructor(private readonly commands: CommandBus) {}

  /** What is not sent stays as it was recorded before. */
  @Post()
  @May(...RecordIdentity.may)
  record(@Body() { name, contact, BRTHDTC }: IdentityBody, @Context() context: CommandContext) {
    const identity = { name: name ?? null, contact: contact ?? null, BRTHDTC: BRTHDTC ?? null };
    return this.commands.execute(new RecordIdentity(context.participant!, identity, context));
  }
}
