import { Module } from '@nestjs/common';
import { DatumHistoryController } from './datum-history/datum-history.http';
import { PlayThroughController } from './play-through/play-through.http';
import { CasebookController } from './read-casebook/read-casebook.http';
import { RecordDifferenceController } from './record-difference/record-difference.http';

@Module({ controllers: [CasebookController, DatumHistoryController, RecordDifferenceController, PlayThroughController] })
export class CasebookModule {}
