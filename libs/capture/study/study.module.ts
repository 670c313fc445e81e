import { Module } from '@nestjs/common';
import { ActivateProtocolVersionController } from './activate-protocol-version/activate-protocol-version.http';
import { AdoptProtocolVersionController } from './adopt-protocol-version/adopt-protocol-version.http';
import { ApproveConsentFormController } from './approve-consent-form/approve-consent-form.http';
import { ApproveProtocolVersionController } from './approve-protocol-version/approve-protocol-version.http';
import { ConsentFormDocumentController } from './consent-form-document/consent-form-document.http';
import { DataCutDocumentController } from './data-cut-document/data-cut-document.http';
import { NameDataCutController } from './name-data-cut/name-data-cut.http';
import { OpenSiteController } from './open-site/open-site.http';
import { PlanReviewController } from './plan-review/plan-review.http';
import { ProtocolDocumentController } from './protocol-document/protocol-document.http';
import { PublishProtocolVersionController } from './publish-protocol-version/publish-protocol-version.http';
import { RecordReviewController } from './record-review/record-review.http';
import { RegisterStudyController } from './register-study/register-study.http';
import { ReviewDocumentController } from './review-document/review-document.http';
import { SiteDocumentController } from './site-document/site-document.http';
import { StudyDocumentController } from './study-document/study-document.http';

@Module({
  controllers: [
    RegisterStudyController,
    OpenSiteController,
    PublishProtocolVersionController,
    ApproveProtocolVersionController,
    ActivateProtocolVersionController,
    AdoptProtocolVersionController,
    ApproveConsentFormController,
    NameDataCutController,
    StudyDocumentController,
    SiteDocumentController,
    ProtocolDocumentController,
    ConsentFormDocumentController,
    DataCutDocumentController,
    PlanReviewController,
    RecordReviewController,
    ReviewDocumentController,
  ],
})
export class StudyModule {}
