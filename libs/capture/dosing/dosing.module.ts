import { Module } from '@nestjs/common';
import { CorrectDoseController } from './correct-dose/correct-dose.http';
import { DoseDocumentController } from './dose-document/dose-document.http';
import { RecordDoseController } from './record-dose/record-dose.http';
import { RecordProductController } from './record-product/record-product.http';

@Module({
  controllers: [RecordDoseController, RecordProductController, CorrectDoseController, DoseDocumentController],
})
export class DosingModule {}
