import { Type } from 'class-transformer';
import { ArrayMaxSize, ArrayMinSize, IsArray, ValidateNested } from 'class-validator';
import { Item, OptionalItem } from '@verum/platform/http';
import type { Answered, Capacity, ConsentTaken, Signature } from './consent.events';

export class SignatureBody implements Signature {
  @Item('capacity') capacity: Capacity;
  @Item('signedAt') signedAt: string;
}

class AnsweredBody implements Answered {
  @Item('optionalScope') optionalScope: string;
  @Item('agreed') agreed: boolean;
}

/** What is taken down when consent is given, for the first time or again. */
export class ConsentingBody implements Omit<ConsentTaken, 'delegation'> {
  @Item('consentForm') consentForm: string;
  @Item('formVersion') formVersion: string;
  @Item('language') language: string;
  @Item('RFICDTC') DSSTDTC: string;
  @IsArray() @ArrayMaxSize(20) @ValidateNested({ each: true }) @Type(() => AnsweredBody) optionalScopes: AnsweredBody[];
  @IsArray()
  @ArrayMinSize(1)
  @ArrayMaxSize(10)
  @ValidateNested({ each: true })
  @Type(() => SignatureBody)
  signatures: SignatureBody[];
  @Item('obtainer') obtainer: string;
  @OptionalItem('delegation') delegation?: string;
  @Item('consentMethod') consentMethod: ConsentTaken['consentMethod'];
  @Item('interpreter') interpreter: boolean;
  @Item('witness') witness: boolean;
  @Item('copyGiven') copyGiven: boolean;
  @Item('inSession') inSession: boolean;
}

export const takenFrom = (body: ConsentingBody): ConsentTaken => ({ ...body, delegation: body.delegation ?? null });
