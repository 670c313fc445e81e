import { isDateTime, isDay, isPartialDate, isZone } from '@verum/science/dates';
import { itemOf, type ItemName } from './dictionary';
import type { Fault, Item, Type } from './item';
import { faultOfText } from './text';

type Check = (value: unknown, item: Item) => Fault | undefined;

const fault = (rule: string, message: string): Fault => ({ rule, message });
const unless = (holds: boolean, rule: string, message: string) => (holds ? undefined : fault(rule, message));

const text: Check = (value, { maxLength = 200, pattern }) => {
  if (typeof value !== 'string') return fault('text', 'must be a text');
  const wrong = faultOfText(value, maxLength);
  if (wrong || !pattern) return wrong;
  return unless(new RegExp(`^(?:${pattern})$`).test(value), 'pattern', `must have the form ${pattern}`);
};

const code: Check = (value, { codelist }) => {
  const terms = Object.keys(codelist!.terms);
  const named = terms.length > 20 ? `a term of ${codelist!.name}` : `one of ${terms.join(', ')}`;
  return unless(terms.includes(value as string), 'codelist', `must be ${named}`);
};

const integer: Check = (value, { min = -Infinity, max = Infinity }) => {
  if (!Number.isSafeInteger(value)) return fault('integer', 'must be a whole number');
  return unless(Number(value) >= min && Number(value) <= max, 'range', `must be from ${min} to ${max}`);
};

const CHECKS: Readonly<Record<Type, Check>> = {
  text,
  code,
  integer,
  yesNo: (value) => unless(typeof value === 'boolean', 'yes-no', 'must be true or false'),
  day: (value) => unless(isDay(value), 'day', 'must be a day of the calendar, such as 2026-01-10'),
  partialDate: (value) => unless(isPartialDate(value), 'date', 'must be an ISO 8601 date of the calendar, in full or in part'),
  dateTime: (value) => unless(isDateTime(value), 'date-time', 'must be an ISO 8601 date and time, at least to the minute'),
  zone: (value) => unless(isZone(value), 'zone', 'must be an IANA time zone, such as Europe/Berlin'),
};

/** The one validator of an item: undefined where the value is one. A body, a correction and a page all ask this. */
export const check = (name: ItemName, value: unknown): Fault | undefined => {
  const item = itemOf(name);
  return CHECKS[item.type](value, item);
};
