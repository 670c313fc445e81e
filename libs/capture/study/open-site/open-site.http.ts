import { Body, Controller, Post } from '@nestjs/common';
import { CommandBus } from '@nestjs/cqrs';
import type { CommandContext } from '@verum/platform/eventsourcing';
import { Context, Item, May } from '@verum/platform/http';
import type { SiteDetails } from '../study.events';
import { OpenSite } from './open-site';

class SiteBody implements SiteDetails {
  @Item('SITEID') SITEID: string;
  @Item('siteName') siteName: string;
  @Item('COUNTRY') COUNTRY: string;
  @Item('zone') zone: string;
}

@Controller('api/studies/:study/sites')
export class OpenSiteController {
  constructor(private readonly commands: CommandBus) {}

  @Post()
  @May(...OpenSite.may)
  open(@Body() body: SiteBody, @Context() context: CommandContext) {
    return this.commands.execute(new OpenSite(context.study, body, { ...context, site: body.SITEID }));
  }
}
