import { Body, Controller, Post } from '@nestjs/common';
import { CommandBus } from '@nestjs/cqrs';
import { Type } from 'class-transformer';
import { ArrayMaxSize, IsArray, IsString, ValidateNested } from 'class-validator';
import type { Role } from '@verum/platform/access';
import type { CommandContext } from '@verum/platform/eventsourcing';
import { Context, Item, May } from '@verum/platform/http';
import type { Arm, Criterion, FormVersion, OptionalScope, PlannedVisit, ProtocolDocument } from '../protocol.document';
import { PublishProtocolVersion } from './publish-protocol-version';

class ArmBody implements Arm {
  @Item('ARMCD') ARMCD: string;
  @Item('ARM') ARM: string;
}

class VisitBody implements PlannedVisit {
  @Item('VISITNUM') VISITNUM: number;
  @Item('VISIT') VISIT: string;
  @Item('VISITDY') VISITDY: number;
  @Item('earliest') earliest: number;
  @Item('latest') latest: number;
}

class CriterionBody implements Criterion {
  @Item('IETESTCD') IETESTCD: string;
  @Item('IETEST') IETEST: string;
  @Item('IECAT') IECAT: Criterion['IECAT'];
}

class FormVersionBody implements FormVersion {
  @Item('consentForm') consentForm: string;
  @Item('formVersion') formVersion: string;
}

class OptionalScopeBody implements OptionalScope {
  @Item('optionalScope') optionalScope: string;
  @Item('scopeLabel') scopeLabel: string;
  @Item('consentForm') consentForm: string;
}

class ProtocolBody implements ProtocolDocument {
  @Item('version') version: string;
  @IsArray() @ArrayMaxSize(20) @ValidateNested({ each: true }) @Type(() => ArmBody) arms: ArmBody[];
  @IsArray() @ArrayMaxSize(200) @ValidateNested({ each: true }) @Type(() => VisitBody) visits: VisitBody[];
  @IsArray() @ArrayMaxSize(100) @ValidateNested({ each: true }) @Type(() => CriterionBody) criteria: CriterionBody[];
  @Item('consent') consent: ProtocolDocument['consent'];
  @IsArray() @ArrayMaxSize(50) @ValidateNested({ each: true }) @Type(() => FormVersionBody) consentForms: FormVersionBody[];
  @IsArray() @ArrayMaxSize(20) @ValidateNested({ each: true }) @Type(() => OptionalScopeBody) optionalScopes: OptionalScopeBody[];
  @IsArray() @ArrayMaxSize(20) @IsString({ each: true }) blindedRoles: Role[];
}

@Controller('api/studies/:study/protocol-versions')
export class PublishProtocolVersionController {
  constructor(private readonly commands: CommandBus) {}

  @Post()
  @May(...PublishProtocolVersion.may)
  publish(@Body() body: ProtocolBody, @Context() context: CommandContext) {
    return this.commands.execute(new PublishProtocolVersion(context.study, body, context));
  }
}
