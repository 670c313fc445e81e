import { Body, Controller, Post } from '@nestjs/common';
import { CommandBus } from '@nestjs/cqrs';
import { idOfParticipant, Views, type CommandContext } from '@verum/platform/eventsourcing';
import { Context, Item, May } from '@verum/platform/http';
import { EarlierScreeningUnknown } from '../course.errors';
import { participantCourses } from '../participant-course.projection';
import { LinkEarlierScreening } from './link-earlier-screening';

class EarlierScreeningBody {
  @Item('USUBJID') earlier: string;
}

@Controller('api/studies/:study/participants/:participant/earlier-screening')
export class LinkEarlierScreeningController {
  constructor(
    private readonly commands: CommandBus,
    private readonly views: Views,
  ) {}

  /** `earlier` is a number or an id, also one of another site: somebody has looked it up, so the view has it. */
  @Post()
  @May(...LinkEarlierScreening.may)
  link(@Body() body: EarlierScreeningBody, @Context() context: CommandContext) {
    const { study, participant } = context;
    const earlier = idOfParticipant(study, body.earlier);
    const known = this.views.find(participantCourses, { study, participant: earlier, sites: '*' });
    if (known.length === 0) throw new EarlierScreeningUnknown();
    return this.commands.execute(new LinkEarlierScreening(participant!, { earlier }, context));
  }
}
