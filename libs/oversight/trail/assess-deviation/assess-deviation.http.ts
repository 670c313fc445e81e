import { Body, Controller, Param, Post } from '@nestjs/common';
import { CommandBus } from '@nestjs/cqrs';
import { AssessDeviation, type DeviationAssessment } from '@verum/capture/participant';
import { NotThere, Views, type CommandContext, type Scope } from '@verum/platform/eventsourcing';
import { Context, InScope, Item, May, OptionalItem } from '@verum/platform/http';
import type { Term } from '@verum/science/items';
import { deviationDocuments, type DeviationDocument } from '..';
import { AssessedBefore } from './assess-deviation.errors';

export class AssessmentBody {
  @Item('importance') importance: Term<'importance'>;
  @OptionalItem('DVCAT') DVCAT?: string;
  @OptionalItem('DVDECOD') DVDECOD?: string;
  @OptionalItem('deviationCause') cause?: string;
  @OptionalItem('deviationAction') action?: string;
}

@Controller('api/studies/:study/participants/:participant/protocol-deviations/:deviation/assessments')
export class AssessDeviationController {
  constructor(
    private readonly commands: CommandBus,
    private readonly views: Views,
  ) {}

  /** The deviation may stand in any stream of the participant, so it is looked up in the view, within the caller's scope. */
  @Post()
  @May('investigator', 'monitor', 'data-manager', 'medical-monitor')
  assess(
    @Param('deviation') deviation: string,
    @Body() body: AssessmentBody,
    @InScope() scope: Scope,
    @Context() context: CommandContext,
  ) {
    const assessment = { ...NOT_SAID, ...body, deviation };
    const [found] = this.views.find(deviationDocuments, { ...scope, deviation });
    if (!found) throw new NotThere();
    if (found.status === 'open' && isSame(found.assessment, assessment)) throw new AssessedBefore();
    return this.commands.execute(new AssessDeviation(context.participant!, assessment, context));
  }
}

const NOT_SAID = { DVCAT: null, DVDECOD: null, cause: null, action: null };
const JUDGED = ['importance', 'DVCAT', 'DVDECOD', 'cause', 'action'] as const;

const isSame = (before: DeviationDocument['assessment'], now: DeviationAssessment): boolean =>
  before !== null && JUDGED.every((item) => before[item] === now[item]);
