import { applyDecorators } from '@nestjs/common';
import { ApiProperty, type ApiPropertyOptions } from '@nestjs/swagger';
import { ValidateBy, type ValidationArguments } from 'class-validator';
import { check, itemOf, type ItemName, type Type } from '@verum/science/items';
import { IfSent } from './fields';

/** Marks the rule of an item among a body's rules, so that a refusal can name the dictionary's own rule. */
export const ITEM = 'item:';

/** A clinical item of a body, by the name that the dictionary knows it by: its validator, and its words in the OpenAPI document. */
export const Item = (name: ItemName) => applyDecorators(IsItem(name), ApiProperty(schemaOf(name, true)));

/** The same, where the field may be left out; null is no value for it either. */
export const OptionalItem = (name: ItemName) => applyDecorators(IfSent(), IsItem(name), ApiProperty(schemaOf(name, false)));

const IsItem = (name: ItemName) =>
  ValidateBy({
    name: `${ITEM}${name}`,
    validator: {
      validate: (value) => check(name, value) === undefined,
      defaultMessage: (args?: ValidationArguments) => check(name, args?.value)?.message ?? '',
    },
  });

const JSON_TYPE: Readonly<Record<Type, 'string' | 'integer' | 'number' | 'boolean'>> = {
  text: 'string',
  code: 'string',
  integer: 'integer',
  number: 'number',
  yesNo: 'boolean',
  day: 'string',
  partialDate: 'string',
  dateTime: 'string',
  zone: 'string',
};

const schemaOf = (name: ItemName, required: boolean): ApiPropertyOptions => {
  const { label, type, unit, maxLength, pattern, codelist, min, max, example } = itemOf(name);
  return {
    required,
    description: unit ? `${label} (${unit})` : label,
    type: JSON_TYPE[type],
    example,
    ...(type === 'day' && { format: 'date' }),
    ...(maxLength !== undefined && { minLength: 1, maxLength }),
    ...(pattern && { pattern: `^(?:${pattern})$` }),
    ...(codelist && { enum: Object.keys(codelist.terms) }),
    ...(min !== undefined && { minimum: min }),
    ...(max !== undefined && { maximum: max }),
  } as ApiPropertyOptions;
};
