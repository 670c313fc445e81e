import { Body, Controller, Param, ParseUUIDPipe, Post } from '@nestjs/common';
import { CommandBus } from '@nestjs/cqrs';
import type { CommandContext } from '@verum/platform/eventsourcing';
import { Context, May } from '@verum/platform/http';
import { CausalityBody, causalityFrom } from '../adverse-event.http';
import { mustJudgeAs } from '../adverse-event.rules';
import { AssessCausality } from './assess-causality';

@Controller('api/studies/:study/participants/:participant/adverse-events/:adverseEvent/causality')
export class AssessCausalityController {
  constructor(private readonly commands: CommandBus) {}

  @Post()
  @May(...AssessCausality.may)
  assess(@Param('adverseEvent', ParseUUIDPipe) id: string, @Body() body: CausalityBody, @Context() context: CommandContext) {
    mustJudgeAs(body.assessor, context.role);
    return this.commands.execute(new AssessCausality(id, causalityFrom(body), context));
  }
}
