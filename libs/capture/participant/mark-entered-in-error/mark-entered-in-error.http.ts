import { Body, Controller, Post } from '@nestjs/common';
import { CommandBus } from '@nestjs/cqrs';
import type { CommandContext } from '@verum/platform/eventsourcing';
import { Context, Item, May } from '@verum/platform/http';
import { MarkEnteredInError } from './mark-entered-in-error';

class EnteredInErrorBody {
  @Item('reason') reason: string;
}

@Controller('api/studies/:study/participants/:participant/entered-in-error')
export class MarkEnteredInErrorController {
  constructor(private readonly commands: CommandBus) {}

  @Post()
  @May(...MarkEnteredInError.may)
  mark(@Body() body: EnteredInErrorBody, @Context() context: CommandContext) {
    return this.commands.execute(new MarkEnteredInError(context.participant!, body, context));
  }
}
