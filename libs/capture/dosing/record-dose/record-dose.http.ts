import { Body, Controller, Post } from '@nestjs/common';
import { CommandBus } from '@nestjs/cqrs';
import type { CommandContext } from '@verum/platform/eventsourcing';
import { Context, Item, May, OptionalItem } from '@verum/platform/http';
import type { DoseTaken } from '../dosing.events';
import { RecordDose } from './record-dose';

class DoseBody {
  @Item('ECSPID') ECSPID: string;
  @Item('ECTRT') ECTRT: string;
  @OptionalItem('ECDOSE') ECDOSE?: number;
  @OptionalItem('ECDOSU') ECDOSU?: NonNullable<DoseTaken['ECDOSU']>;
  @OptionalItem('ECDOSFRM') ECDOSFRM?: NonNullable<DoseTaken['ECDOSFRM']>;
  @OptionalItem('ECDOSFRQ') ECDOSFRQ?: NonNullable<DoseTaken['ECDOSFRQ']>;
  @OptionalItem('ECROUTE') ECROUTE?: NonNullable<DoseTaken['ECROUTE']>;
  @OptionalItem('ECLOC') ECLOC?: string;
  @OptionalItem('ECLAT') ECLAT?: string;
  @OptionalItem('ECFAST') ECFAST?: NonNullable<DoseTaken['ECFAST']>;
  @OptionalItem('ECADJ') ECADJ?: string;
  @Item('ECOCCUR') ECOCCUR: DoseTaken['ECOCCUR'];
  @OptionalItem('ECREASOC') ECREASOC?: string;
  @Item('ECSTDTC') ECSTDTC: string;
  @OptionalItem('ECENDTC') ECENDTC?: string;
  @OptionalItem('session') session?: number;
  @OptionalItem('kit') kit?: string;
  @OptionalItem('plannedDose') plannedDose?: number;
  @OptionalItem('weight') weight?: number;
  @OptionalItem('giver') giver?: string;
  @OptionalItem('preparer') preparer?: string;
  @OptionalItem('giverWitness') giverWitness?: string;
  @OptionalItem('waste') waste?: string;
  @OptionalItem('VISITNUM') VISITNUM?: number;
  @OptionalItem('VISIT') VISIT?: string;
}

@Controller('api/studies/:study/participants/:participant/doses')
export class RecordDoseController {
  constructor(private readonly commands: CommandBus) {}

  @Post()
  @May(...RecordDose.may)
  record(@Body() body: DoseBody, @Context() context: CommandContext) {
    return this.commands.execute(new RecordDose(context.participant!, { ...NOT_SAID, ...body }, context));
  }
}

const NOT_SAID = {
  ...{ ECDOSE: null, ECDOSU: null, ECDOSFRM: null, ECDOSFRQ: null, ECROUTE: null, ECLOC: null, ECLAT: null, ECFAST: null },
  ...{ ECADJ: null, ECREASOC: null, ECENDTC: null, session: null, kit: null, plannedDose: null, weight: null },
  ...{ giver: null, preparer: null, giverWitness: null, waste: null, VISITNUM: null, VISIT: null },
};
