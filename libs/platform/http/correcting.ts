import { ApiProperty } from '@nestjs/swagger';
import { ValidateBy } from 'class-validator';
import type { Correcting } from '@verum/platform/eventsourcing';
import type { Term } from '@verum/science/items';
import { Item, OptionalItem } from './items';

/** Null is a value here: it takes back what stood there. */
const IsSent = () =>
  ValidateBy({ name: 'isSent', validator: { validate: (value) => value !== undefined, defaultMessage: () => 'must be sent' } });

/** What every correction is sent: one item, its new value, and why. The decision asks the dictionary whether it is a value. */
export class CorrectingBody {
  @Item('itemName') item: string;
  @ApiProperty({
    description: 'The value that stands now; null takes back what may be left out',
    example: '2026-02-01',
    nullable: true,
  })
  @IsSent()
  is: unknown;
  @OptionalItem('recordKey') record?: string;
  @Item('correctionReason') reasonCode: Term<'correctionReason'>;
  @Item('reason') reason: string;
  @Item('correctionCause') cause: Term<'correctionCause'>;
  @OptionalItem('queryId') query?: string;
}

export const correctingFrom = ({ record, query, ...body }: CorrectingBody): Correcting => ({
  ...body,
  record: record ?? null,
  query: query ?? null,
});
