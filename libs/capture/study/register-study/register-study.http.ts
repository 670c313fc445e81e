import { Body, Controller, Post } from '@nestjs/common';
import { CommandBus } from '@nestjs/cqrs';
import { idOfStudy, type CommandContext } from '@verum/platform/eventsourcing';
import { Context, Item, May } from '@verum/platform/http';
import { RegisterStudy, type Registration } from './register-study';

class RegistrationBody implements Registration {
  @Item('STUDYID') STUDYID: string;
  @Item('title') title: string;
  @Item('sponsor') sponsor: string;
}

@Controller('api/studies')
export class RegisterStudyController {
  constructor(private readonly commands: CommandBus) {}

  @Post()
  @May(...RegisterStudy.may)
  register(@Body() body: RegistrationBody, @Context() context: CommandContext) {
    const study = idOfStudy(body.STUDYID);
    return this.commands.execute(new RegisterStudy(study, body, { ...context, study }));
  }
}
