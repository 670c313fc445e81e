import { Module } from '@nestjs/common';
import { AdverseEventDocumentController } from './adverse-event-document/adverse-event-document.http';
import { AssessCausalityController } from './assess-causality/assess-causality.http';
import { CodeAdverseEventController } from './code-adverse-event/code-adverse-event.http';
import { CorrectAdverseEventController } from './correct-adverse-event/correct-adverse-event.http';
import { GradeSeverityController } from './grade-severity/grade-severity.http';
import { ReportAdverseEventController } from './report-adverse-event/report-adverse-event.http';
import { ResolveAdverseEventController } from './resolve-adverse-event/resolve-adverse-event.http';
import { UpdateSeriousnessController } from './update-seriousness/update-seriousness.http';

@Module({
  controllers: [
    ReportAdverseEventController,
    GradeSeverityController,
    AssessCausalityController,
    UpdateSeriousnessController,
    ResolveAdverseEventController,
    CodeAdverseEventController,
    CorrectAdverseEventController,
    AdverseEventDocumentController,
  ],
})
export class AdverseEventModule {}
