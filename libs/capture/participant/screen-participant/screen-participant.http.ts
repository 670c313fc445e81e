import { Body, Controller, Post } from '@nestjs/common';
import { CommandBus } from '@nestjs/cqrs';
import { idOfParticipant, uuid5, type CommandContext } from '@verum/platform/eventsourcing';
import { Context, Item, May, OptionalItem } from '@verum/platform/http';
import { issuedNumber, ScreenParticipant } from './screen-participant';

class ScreeningBody {
  @Item('SITEID') SITEID: string;
  @OptionalItem('SUBJID') SUBJID?: string;
  @OptionalItem('USUBJID') USUBJID?: string;
  @OptionalItem('SVSTDTC') SVSTDTC?: string;
}

@Controller('api/studies/:study/participants')
export class ScreenParticipantController {
  constructor(private readonly commands: CommandBus) {}

  /** The id comes from USUBJID (or, where there is none, SUBJID), so a number that is taken finds its stream there: 409. */
  @Post()
  @May(...ScreenParticipant.may)
  async screen(@Body() { SITEID, SVSTDTC, ...body }: ScreeningBody, @Context() context: CommandContext) {
    const SUBJID = body.SUBJID ?? issuedNumber(SITEID, uuid5(context.commandId, 'SUBJID'));
    const USUBJID = body.USUBJID ?? SUBJID;
    const participant = idOfParticipant(context.study, USUBJID);
    const screening = { SUBJID, USUBJID, SITEID, SVSTDTC: SVSTDTC ?? null };
    const answer = await this.commands.execute(
      new ScreenParticipant(participant, screening, { ...context, participant, site: SITEID }),
    );
    return { ...answer, participant, SUBJID };
  }
}
