import { Body, Controller, Post } from '@nestjs/common';
import { CommandBus } from '@nestjs/cqrs';
import type { CommandContext } from '@verum/platform/eventsourcing';
import { Context, Item, May, OptionalItem } from '@verum/platform/http';
import type { Product } from '../dosing.events';
import { RecordProduct } from './record-product';

class ProductBody {
  @Item('ECSPID') ECSPID: string;
  @Item('EXTRT') EXTRT: string;
  @OptionalItem('EXDOSE') EXDOSE?: number;
  @OptionalItem('EXDOSU') EXDOSU?: NonNullable<Product['EXDOSU']>;
  @OptionalItem('EXLOT') EXLOT?: string;
}

@Controller('api/studies/:study/participants/:participant/products')
export class RecordProductController {
  constructor(private readonly commands: CommandBus) {}

  @Post()
  @May(...RecordProduct.may)
  record(@Body() { ECSPID, EXTRT, EXDOSE, EXDOSU, EXLOT }: ProductBody, @Context() context: CommandContext) {
    const product = { EXTRT, EXDOSE: EXDOSE ?? null, EXDOSU: EXDOSU ?? null, EXLOT: EXLOT ?? null };
    return this.commands.execute(new RecordProduct(context.participant!, { ECSPID, ...product }, context));
  }
}
