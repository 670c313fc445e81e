import { Body, Controller, Post } from '@nestjs/common';
import { CommandBus } from '@nestjs/cqrs';
import { ArrayMaxSize, ArrayMinSize, ArrayUnique, IsArray, IsIn } from 'class-validator';
import type { CommandContext } from '@verum/platform/eventsourcing';
import { Context, Item, May, OptionalItem } from '@verum/platform/http';
import { CODELISTS } from '@verum/science/items';
import type { DemographyTaken } from '../demography.events';
import { RecordDemography } from './record-demography';

class DemographyBody {
  @OptionalItem('AGE') AGE?: number;
  @OptionalItem('AGEU') AGEU?: DemographyTaken['AGEU'];
  @Item('SEX') SEX: DemographyTaken['SEX'];
  @IsArray()
  @ArrayMinSize(1)
  @ArrayMaxSize(8)
  @ArrayUnique()
  @IsIn(Object.keys(CODELISTS.race.terms), { each: true })
  RACE: DemographyTaken['RACE'][number][];
  @OptionalItem('ETHNIC') ETHNIC?: DemographyTaken['ETHNIC'];
  @Item('COUNTRY') COUNTRY: string;
  @OptionalItem('DMDTC') DMDTC?: string;
}

@Controller('api/studies/:study/participants/:participant/demography')
export class RecordDemographyController {
  constructor(private readonly commands: CommandBus) {}

  @Post()
  @May(...RecordDemography.may)
  record(@Body() body: DemographyBody, @Context() context: CommandContext) {
    return this.commands.execute(new RecordDemography(context.participant!, takenFrom(body), context));
  }
}

const takenFrom = ({ AGE, AGEU, ETHNIC, DMDTC, ...body }: DemographyBody): DemographyTaken => ({
  ...body,
  ...{ AGE: AGE ?? null, AGEU: AGEU ?? null, ETHNIC: ETHNIC ?? null, DMDTC: DMDTC ?? null },
});
