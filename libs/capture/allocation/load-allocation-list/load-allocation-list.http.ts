import { Body, Controller, Post } from '@nestjs/common';
import { CommandBus } from '@nestjs/cqrs';
import { Type } from 'class-transformer';
import { ArrayMaxSize, ArrayMinSize, IsArray, ValidateNested } from 'class-validator';
import type { CommandContext } from '@verum/platform/eventsourcing';
import { Context, Item, May, OptionalItem } from '@verum/platform/http';
import { LoadAllocationList } from './load-allocation-list';

class EntryBody {
  @Item('listEntry') listEntry: number;
  @OptionalItem('stratum') stratum?: string;
  @Item('ARMCD') ARMCD: string;
  @OptionalItem('kit') kit?: string;
}

class AllocationListBody {
  @Item('list') list: string;
  @IsArray() @ArrayMinSize(1) @ArrayMaxSize(500) @ValidateNested({ each: true }) @Type(() => EntryBody) entries: EntryBody[];
}

@Controller('api/studies/:study/allocation/lists')
export class LoadAllocationListController {
  constructor(private readonly commands: CommandBus) {}

  @Post()
  @May(...LoadAllocationList.may)
  load(@Body() { list, entries }: AllocationListBody, @Context() context: CommandContext) {
    const listed = entries.map(({ listEntry, stratum, ARMCD, kit }) => ({
      ...{ listEntry, ARMCD },
      ...{ stratum: stratum ?? null, kit: kit ?? null },
    }));
    return this.commands.execute(new LoadAllocationList(context.study, { list, entries: listed }, context));
  }
}
