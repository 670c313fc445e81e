import { Body, Controller, Post } from '@nestjs/common';
import { CommandBus } from '@nestjs/cqrs';
import { Type } from 'class-transformer';
import { ArrayMaxSize, IsArray, IsIn, IsString, ValidateNested } from 'class-validator';
import type { Role } from '@verum/platform/access';
import type { CommandContext } from '@verum/platform/eventsourcing';
import { Context, IfSent, Item, May, OptionalItem } from '@verum/platform/http';
import type { Term } from '@verum/science/items';
import { CODELISTS } from '@verum/science/items';
import {
  PROTOCOL_DEFAULTS,
  type Arm,
  type Criterion,
  type DosingRules,
  type FormVersion,
  type OptionalScope,
  type PlannedVisit,
  type ProtocolDocument,
} from '../protocol.document';
import { PublishProtocolVersion } from './publish-protocol-version';

class ArmBody implements Arm {
  @Item('ARMCD') ARMCD: string;
  @Item('ARM') ARM: string;
}

class VisitBody {
  @Item('VISITNUM') VISITNUM: number;
  @Item('VISIT') VISIT: string;
  @OptionalItem('VISITDY') VISITDY?: number;
  @OptionalItem('earliest') earliest?: number;
  @OptionalItem('latest') latest?: number;
}

class DosingBody {
  @OptionalItem('maskedTreatment') maskedTreatment?: string;
  @IfSent() @IsArray() @ArrayMaxSize(20) @IsIn(Object.keys(CODELISTS.route.terms), { each: true }) routes?: string[];
  @OptionalItem('ECDOSU') ECDOSU?: string;
  @OptionalItem('maxPerDose') maxPerDose?: number;
  @OptionalItem('maxCumulative') maxCumulative?: number;
  @OptionalItem('minimumInterval') minimumInterval?: number;
}

class EmergentBody {
  @OptionalItem('emergentWindow') emergentWindow?: number;
  @Item('worseningCounts') worseningCounts: boolean;
  @Item('incompleteDates') incompleteDates: Term<'incompleteDates'>;
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

class ProtocolBody {
  @Item('version') version: string;
  @OptionalItem('TBLIND') TBLIND?: ProtocolDocument['TBLIND'];
  @IfSent() @ValidateNested() @Type(() => DosingBody) dosing?: DosingBody;
  @IfSent() @ValidateNested() @Type(() => EmergentBody) treatmentEmergent?: EmergentBody;
  @IfSent() @IsArray() @IsIn(Object.keys(CODELISTS.causality.terms), { each: true }) related?: Term<'causality'>[];
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
    return this.commands.execute(new PublishProtocolVersion(context.study, documentFrom(body), context));
  }
}

/** What is not said is null, and where nothing is said the defaults hold. */
const documentFrom = ({ dosing, treatmentEmergent, visits, ...body }: ProtocolBody): ProtocolDocument => ({
  ...PROTOCOL_DEFAULTS,
  ...body,
  visits: visits.map((visit): PlannedVisit => ({ VISITDY: null, earliest: null, latest: null, ...visit })),
  dosing: dosing ? { ...NO_RULES, ...dosing } : PROTOCOL_DEFAULTS.dosing,
  treatmentEmergent: treatmentEmergent
    ? { ...treatmentEmergent, emergentWindow: treatmentEmergent.emergentWindow ?? null }
    : PROTOCOL_DEFAULTS.treatmentEmergent,
});

const NO_RULES: DosingRules = { ...PROTOCOL_DEFAULTS.dosing, maskedTreatment: null };
