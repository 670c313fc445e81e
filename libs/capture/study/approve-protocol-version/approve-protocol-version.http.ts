import { Body, Controller, Param, Post } from '@nestjs/common';
import { CommandBus } from '@nestjs/cqrs';
import type { CommandContext } from '@verum/platform/eventsourcing';
import { Context, Item, May } from '@verum/platform/http';
import { ApproveProtocolVersion, type ProtocolApproval } from './approve-protocol-version';

class ProtocolApprovalBody implements Omit<ProtocolApproval, 'SITEID'> {
  @Item('version') version: string;
  @Item('approvedOn') approvedOn: string;
  @Item('reference') reference: string;
}

@Controller('api/studies/:study/sites/:site/protocol-approvals')
export class ApproveProtocolVersionController {
  constructor(private readonly commands: CommandBus) {}

  @Post()
  @May(...ApproveProtocolVersion.may)
  approve(@Param('site') site: string, @Body() body: ProtocolApprovalBody, @Context() context: CommandContext) {
    return this.commands.execute(new ApproveProtocolVersion(context.study, { SITEID: site, ...body }, { ...context, site }));
  }
}
