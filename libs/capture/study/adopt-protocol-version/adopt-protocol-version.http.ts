import { Body, Controller, Param, Post } from '@nestjs/common';
import { CommandBus } from '@nestjs/cqrs';
import type { CommandContext } from '@verum/platform/eventsourcing';
import { Context, Item, May } from '@verum/platform/http';
import { AdoptProtocolVersion } from './adopt-protocol-version';

class AdoptionBody {
  @Item('version') version: string;
  @Item('activatedOn') activatedOn: string;
  @Item('legacy') legacy: string;
}

@Controller('api/studies/:study/sites/:site/protocol-adoptions')
export class AdoptProtocolVersionController {
  constructor(private readonly commands: CommandBus) {}

  @Post()
  @May(...AdoptProtocolVersion.may)
  adopt(@Param('site') site: string, @Body() body: AdoptionBody, @Context() context: CommandContext) {
    return this.commands.execute(new AdoptProtocolVersion(context.study, { SITEID: site, ...body }, { ...context, site }));
  }
}
