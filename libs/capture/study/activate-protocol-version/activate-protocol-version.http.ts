import { Body, Controller, Param, Post } from '@nestjs/common';
import { CommandBus } from '@nestjs/cqrs';
import type { CommandContext } from '@verum/platform/eventsourcing';
import { Context, Item, May, OptionalItem } from '@verum/platform/http';
import { ActivateProtocolVersion } from './activate-protocol-version';

class ActivationBody {
  @Item('version') version: string;
  @Item('activatedOn') activatedOn: string;
  @OptionalItem('immediateHazard') immediateHazard?: string;
}

@Controller('api/studies/:study/sites/:site/protocol-activations')
export class ActivateProtocolVersionController {
  constructor(private readonly commands: CommandBus) {}

  @Post()
  @May(...ActivateProtocolVersion.may)
  activate(@Param('site') site: string, @Body() body: ActivationBody, @Context() context: CommandContext) {
    const activation = { SITEID: site, ...body, immediateHazard: body.immediateHazard ?? null, legacy: null };
    return this.commands.execute(new ActivateProtocolVersion(context.study, activation, { ...context, site }));
  }
}
