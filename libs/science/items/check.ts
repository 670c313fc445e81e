import { isDateTime, isDay, isPartialDate, isZone } from '@verum/science/dates';
import { DICTIONARY, type ItemName } from './dictionary';
import type { Fault, Item, Type } from './item';
import { faultOfText } from './text';

type Check = (value: unknown) => Fault | undefined;

const unless = (holds: boolean, rule: string, message: string) => (holds ? undefined : { rule, message });

const text = ({ maxLength = 200, pattern }: Item): Check => {
  const form = pattern === undefined ? undefined : new RegExp(`^(?:${pattern})$`);
  return (value) => {
    if (typeof value !== 'string') return { rule: 'text', message: 'must be a text' };
    const fault = faultOfText(value, maxLength);
    return fault || !form ? fault : unless(form.test(value), 'pattern', `must have the form ${pattern}`);
  };
};

const code = ({ codelist }: Item): Check => {
  const terms = new Set<unknown>(Object.keys(codelist!.terms));
  const message = terms.size > 20 ? `must be a term of ${codelist!.name}` : `must be one of ${[...terms].join(', ')}`;
  return (value) => unless(terms.has(value), 'codelist', message);
};

const integer =
  ({ min = -Infinity, max = Infinity }: Item): Check =>
  (value) => {
    if (!Number.isSafeInteger(value)) return { rule: 'integer', message: 'must be a whole number' };
    return unless(Number(value) >= min && Number(value) <= max, 'range', `must be from ${min} to ${max}`);
  };

const number =
  ({ min = -Infinity, max = Infinity }: Item): Check =>
  (value) => {
    if (typeof value !== 'number' || !Number.isFinite(value)) return { rule: 'number', message: 'must be a number' };
    return unless(value >= min && value <= max, 'range', `must be from ${min} to ${max}`);
  };

const is =
  (holds: (value: unknown) => boolean, rule: string, message: string): (() => Check) =>
  () =>
  (value) =>
    unless(holds(value), rule, message);

const OF_TYPE: Readonly<Record<Type, (item: Item) => Check>> = {
  text,
  code,
  integer,
  number,
  yesNo: is((value) => typeof value === 'boolean', 'yes-no', 'must be true or false'),
  day: is(isDay, 'day', 'must be a day of the calendar, such as 2026-01-10'),
  partialDate: is(isPartialDate, 'date', 'must be an ISO 8601 date of the calendar, in full or in part'),
  dateTime: is(isDateTime, 'date-time', 'must be an ISO 8601 date and time, at least to the minute'),
  zone: is(isZone, 'zone', 'must be an IANA time zone, such as Europe/Berlin'),
};

// Made once, because every body of every request asks.
const CHECKS = Object.fromEntries(
  Object.entries<Item>(DICTIONARY).map(([name, item]) => [name, OF_TYPE[item.type](item)]),
) as Readonly<Record<ItemName, Check>>;

/** The one validator of an item: undefined where the value is one. A body, a correction and a page all ask this. */
export const check = (name: ItemName, value: unknown): Fault | undefined => CHECKS[name](value);
