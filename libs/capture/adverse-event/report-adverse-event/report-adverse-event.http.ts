import { Body, Controller, Post } from '@nestjs/common';
import { CommandBus } from '@nestjs/cqrs';
import { Type } from 'class-transformer';
import { ValidateNested } from 'class-validator';
import { uuid5, type CommandContext } from '@verum/platform/eventsourcing';
import { Context, IfSent, Item, May, OptionalItem } from '@verum/platform/http';
import type { Term } from '@verum/science/items';
import { CausalityBody, causalityFrom, GradingBody, gradingFrom, reportFrom, SeriousnessBody } from '../adverse-event.http';
import { mustJudgeAs } from '../adverse-event.rules';
import { ReportAdverseEvent } from './report-adverse-event';

class ReportBody extends SeriousnessBody {
  @OptionalItem('AESPID') AESPID?: string;
  @Item('AETERM') AETERM: string;
  @OptionalItem('AESTDTC') AESTDTC?: string;
  @OptionalItem('AEDTC') AEDTC?: string;
  @OptionalItem('AEOUT') AEOUT?: Term<'outcome'>;
  @OptionalItem('AEENDTC') AEENDTC?: string;
  @OptionalItem('AEENRTPT') AEENRTPT?: Term<'relation'>;
  @OptionalItem('AEENTPT') AEENTPT?: string;
  @OptionalItem('AERELNST') AERELNST?: string;
  @OptionalItem('AEACN') AEACN?: Term<'actionTaken'>;
  @OptionalItem('AEACNOTH') AEACNOTH?: string;
  @OptionalItem('AECONTRT') AECONTRT?: Term<'noYes'>;
  @OptionalItem('AESCAT') AESCAT?: string;
  @OptionalItem('AEPRESP') AEPRESP?: Term<'noYes'>;
  @OptionalItem('sponsorReceived') sponsorReceived?: string;
  @OptionalItem('session') session?: number;
  @IfSent() @ValidateNested() @Type(() => GradingBody) severity?: GradingBody;
  @IfSent() @ValidateNested() @Type(() => CausalityBody) causality?: CausalityBody;
}

@Controller('api/studies/:study/participants/:participant/adverse-events')
export class ReportAdverseEventController {
  constructor(private readonly commands: CommandBus) {}

  /** The event has no key of its own, so its id comes from the command: sent twice, it is reported once. */
  @Post()
  @May(...ReportAdverseEvent.may)
  async report(@Body() { severity, causality, ...body }: ReportBody, @Context() context: CommandContext) {
    const adverseEvent = uuid5(context.commandId, 'adverseEvent');
    if (causality) mustJudgeAs(causality.assessor, context.role);
    const reporting = {
      ...reportFrom(body),
      severity: severity ? gradingFrom(severity) : null,
      causality: causality ? causalityFrom(causality) : null,
    };
    const answer = await this.commands.execute(new ReportAdverseEvent(adverseEvent, reporting, context));
    return { ...answer, adverseEvent };
  }
}
