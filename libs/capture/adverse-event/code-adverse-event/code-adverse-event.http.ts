import { Body, Controller, Param, ParseUUIDPipe, Post } from '@nestjs/common';
import { CommandBus } from '@nestjs/cqrs';
import { Type } from 'class-transformer';
import { ValidateNested } from 'class-validator';
import type { CommandContext } from '@verum/platform/eventsourcing';
import { Context, IfSent, Item, May, OptionalItem } from '@verum/platform/http';
import type { Term } from '@verum/science/items';
import type { Codes, Coding } from '../report.events';
import { told } from '../adverse-event.http';
import { CodeAdverseEvent } from './code-adverse-event';

class CodesBody {
  @OptionalItem('dictionaryCode') AELLTCD?: number;
  @OptionalItem('dictionaryCode') AEPTCD?: number;
  @OptionalItem('dictionaryCode') AEHLTCD?: number;
  @OptionalItem('dictionaryCode') AEHLGTCD?: number;
  @OptionalItem('dictionaryCode') AEBDSYCD?: number;
  @OptionalItem('dictionaryCode') AESOCCD?: number;
}

class CodingBody {
  @OptionalItem('AELLT') AELLT?: string;
  @Item('AEDECOD') AEDECOD: string;
  @OptionalItem('AEHLT') AEHLT?: string;
  @OptionalItem('AEHLGT') AEHLGT?: string;
  @Item('AEBODSYS') AEBODSYS: string;
  @OptionalItem('AESOC') AESOC?: string;
  @IfSent() @ValidateNested() @Type(() => CodesBody) codes?: CodesBody;
  @Item('dictionaryName') dictionaryName: string;
  @OptionalItem('dictionaryVersion') dictionaryVersion?: string;
  @Item('codingMethod') codingMethod: Term<'codingMethod'>;
}

@Controller('api/studies/:study/participants/:participant/adverse-events/:adverseEvent/coding')
export class CodeAdverseEventController {
  constructor(private readonly commands: CommandBus) {}

  @Post()
  @May(...CodeAdverseEvent.may)
  code(@Param('adverseEvent', ParseUUIDPipe) id: string, @Body() body: CodingBody, @Context() context: CommandContext) {
    return this.commands.execute(new CodeAdverseEvent(id, codingFrom(body), context));
  }
}

const TERMS = ['AELLT', 'AEDECOD', 'AEHLT', 'AEHLGT', 'AEBODSYS', 'AESOC'] as const;
const CODES = ['AELLTCD', 'AEPTCD', 'AEHLTCD', 'AEHLGTCD', 'AEBDSYCD', 'AESOCCD'] as const;

const codingFrom = ({ codes = {}, ...body }: CodingBody): Coding => ({
  ...told<Omit<Coding, 'codes'>>([...TERMS, 'dictionaryName', 'dictionaryVersion', 'codingMethod'], body),
  codes: told<Codes>(CODES, codes),
});
