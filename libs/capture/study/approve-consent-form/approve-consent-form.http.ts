import { Body, Controller, Param, Post } from '@nestjs/common';
import { CommandBus } from '@nestjs/cqrs';
import type { CommandContext } from '@verum/platform/eventsourcing';
import { Context, Item, May, OptionalItem } from '@verum/platform/http';
import { ApproveConsentForm } from './approve-consent-form';

class FormApprovalBody {
  @Item('consentForm') consentForm: string;
  @Item('formVersion') formVersion: string;
  @Item('language') language: string;
  @Item('approvedOn') approvedOn: string;
  @Item('reference') reference: string;
  @OptionalItem('digest') digest?: string;
}

@Controller('api/studies/:study/sites/:site/consent-forms')
export class ApproveConsentFormController {
  constructor(private readonly commands: CommandBus) {}

  @Post()
  @May(...ApproveConsentForm.may)
  approve(@Param('site') site: string, @Body() body: FormApprovalBody, @Context() context: CommandContext) {
    const approval = { SITEID: site, ...body, digest: body.digest ?? null };
    return this.commands.execute(new ApproveConsentForm(context.study, approval, { ...context, site }));
  }
}
