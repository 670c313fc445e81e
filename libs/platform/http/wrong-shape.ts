import type { ArgumentMetadata, ValidationError } from '@nestjs/common';
import { check, type ItemName } from '@verum/science/items';
import { ITEM } from './items';
import { Refused, type Fault } from './problem';

const MOST_FAULTS = 50;
const LONGEST_NAME = 64;

/** What was sent has the wrong shape: each field, the rule that it breaks, and what it should have been. */
export class WrongShape extends Refused {
  constructor(errors: readonly ValidationError[], type: ArgumentMetadata['type'] = 'body') {
    const faults = errors.flatMap((error) => faultsOf(error, type === 'body' ? '' : undefined)).slice(0, MOST_FAULTS);
    super(400, 'wrong-shape', 'What was sent does not have the shape that this takes.', faults);
  }
}

/** `above` is the JSON pointer of what holds the property; there is none outside of a body. */
const faultsOf = ({ property, value, constraints = {}, children = [] }: ValidationError, above: string | undefined): Fault[] => {
  const name = property.length > LONGEST_NAME ? `${property.slice(0, LONGEST_NAME)}…` : property;
  const pointer = above === undefined ? `query: ${name}` : `${above}/${name.replaceAll('~', '~0').replaceAll('/', '~1')}`;
  const own = Object.entries(constraints).map(([rule, message]) => ({ pointer, ...worded(rule, message, value) }));
  return [...own, ...children.flatMap((child) => faultsOf(child, above === undefined ? undefined : pointer))];
};

const worded = (rule: string, message: string, value: unknown): Omit<Fault, 'pointer'> => {
  // The library repeats the name of an unknown field in its message; the pointer is enough.
  if (rule === 'whitelistValidation') return { rule: 'unknown', message: 'there is no such field here' };
  if (!rule.startsWith(ITEM)) return { rule, message };
  if (value === undefined) return { rule: 'required', message: 'must be given' };
  return check(rule.slice(ITEM.length) as ItemName, value) ?? { rule: 'item', message };
};
