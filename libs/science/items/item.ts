import type { Codelist } from './codelists';

/** A day is a full date; a partialDate may be a year, a month or a day, with a time or without; a dateTime goes to the minute. */
export type Type = 'text' | 'code' | 'integer' | 'number' | 'yesNo' | 'day' | 'partialDate' | 'dateTime' | 'zone';

/** All there is to say of one item. Lengths are in UTF-16 units; `pattern` is the form of an identifier. */
export type Item = Readonly<{
  label: string;
  type: Type;
  maxLength?: number;
  pattern?: string;
  codelist?: Codelist;
  unit?: string;
  min?: number;
  max?: number;
  /** Shown in the docs and the OpenAPI description. */
  example: string | number | boolean;
}>;

/** `rule` is public contract; the message is for people and holds no value. */
export type Fault = Readonly<{ rule: string; message: string }>;
