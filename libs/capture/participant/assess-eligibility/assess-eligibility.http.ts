import { Body, Controller, Post } from '@nestjs/common';
import { CommandBus } from '@nestjs/cqrs';
import { Type } from 'class-transformer';
import { ArrayMaxSize, IsArray, ValidateNested } from 'class-validator';
import type { CommandContext } from '@verum/platform/eventsourcing';
import { Context, Item, May, OptionalItem } from '@verum/platform/http';
import type { CriterionAnswer } from '../enrolment.events';
import { AssessEligibility } from './assess-eligibility';

class CriterionAnswerBody implements CriterionAnswer {
  @Item('IETESTCD') IETESTCD: string;
  @Item('IEORRES') IEORRES: CriterionAnswer['IEORRES'];
}

class EligibilityBody {
  @IsArray() @ArrayMaxSize(100) @ValidateNested({ each: true }) @Type(() => CriterionAnswerBody) criteria: CriterionAnswerBody[];
  @Item('eligible') eligible: boolean;
  @Item('IEDTC') IEDTC: string;
  @OptionalItem('signedOffBy') signedOffBy?: string;
}

@Controller('api/studies/:study/participants/:participant/eligibility')
export class AssessEligibilityController {
  constructor(private readonly commands: CommandBus) {}

  @Post()
  @May(...AssessEligibility.may)
  assess(@Body() body: EligibilityBody, @Context() context: CommandContext) {
    return this.commands.execute(
      new AssessEligibility(context.participant!, { ...body, signedOffBy: body.signedOffBy ?? null }, context),
    );
  }
}
