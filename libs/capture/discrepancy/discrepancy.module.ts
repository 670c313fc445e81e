import { Module } from '@nestjs/common';
import { AnswerQueryController } from './answer-query/answer-query.http';
import { CloseQueryController } from './close-query/close-query.http';
import { DiscrepancyDocumentController } from './discrepancy-document/discrepancy-document.http';
import { RaiseQueryController } from './raise-query/raise-query.http';
import { ReopenQueryController } from './reopen-query/reopen-query.http';

@Module({
  controllers: [
    RaiseQueryController,
    AnswerQueryController,
    CloseQueryController,
    ReopenQueryController,
    DiscrepancyDocumentController,
  ],
})
export class DiscrepancyModule {}
