import { isUtf8 } from 'node:buffer';
import { Refused } from './problem';

export const BODY_LIMIT = 256 * 1024;
const DEEPEST = 32;
const MOST_KEYS = 10_000;

const [QUOTE, BACKSLASH, COLON, U] = [0x22, 0x5c, 0x3a, 0x75];
/** What a byte outside of a string does to the depth. */
const LEVELS = Int8Array.from({ length: 256 }, (_, byte) => ('[{'.includes(String.fromCharCode(byte)) ? 1 : 0));
for (const byte of Buffer.from(']}')) LEVELS[byte] = -1;

/** Names that reach an object's prototype when somebody copies it carelessly. */
const POLLUTING: ReadonlySet<string> = new Set(['__proto__', 'constructor', 'prototype']);
const MAY_POLLUTE = /__proto__|constructor|prototype/;

const refuse = (rule: string, message: string, pointer = ''): never => {
  throw new Refused(400, rule, message, [{ pointer, rule, message }]);
};

/**
 * A JSON body as a value, or a 400 that names the rule. One look at the bytes bounds the work before the parser starts;
 * the parsed value is only walked where an escape or a suspicious name could hide something.
 */
export const parseJsonBody = (body: Buffer): unknown => {
  if (!isUtf8(body)) refuse('not-utf-8', 'The body must be UTF-8.');
  const escaped = lookAt(body);
  const text = body.toString();
  const value = parse(text);
  if (escaped || MAY_POLLUTE.test(text)) mustBeHarmless(value);
  return value;
};

/** Whether a `\u` escape was seen. Bounds depth and keys without a stack, so that 10⁵ brackets cost nothing. */
const lookAt = (body: Buffer): boolean => {
  let [depth, keys, escaped] = [0, 0, false];
  for (let at = 0; at < body.length; at++) {
    const byte = body[at];
    if (byte === QUOTE) {
      const { end, escapes } = endOfString(body, at);
      at = end;
      escaped ||= escapes;
    } else if (byte === COLON) keys++;
    else depth += LEVELS[byte!]!;
    if (depth > DEEPEST) refuse('too-deep', `The body is nested more than ${DEEPEST} levels deep.`);
    if (keys > MOST_KEYS) refuse('too-many-keys', `The body has more than ${MOST_KEYS} keys.`);
  }
  return escaped;
};

const endOfString = (body: Buffer, start: number): { end: number; escapes: boolean } => {
  let escapes = false;
  let end = start + 1;
  for (; end < body.length && body[end] !== QUOTE; end++) if (body[end] === BACKSLASH) escapes ||= body[++end] === U;
  return { end, escapes };
};

/** The parser's own message quotes the body. */
const parse = (text: string): unknown => {
  try {
    return JSON.parse(text);
  } catch {
    return refuse('not-json', 'The body is not JSON.');
  }
};

/** A key that is itself refused is not repeated: the pointer ends at what holds it. */
const mustBeHarmless = (value: unknown, pointer = ''): void => {
  if (typeof value === 'string') mustBeText(value, pointer);
  if (typeof value !== 'object' || value === null) return;
  for (const [key, held] of Object.entries(value)) {
    if (POLLUTING.has(key)) refuse('polluting-key', 'The body has a key that no field may have.', pointer);
    mustBeText(key, pointer);
    mustBeHarmless(held, `${pointer}/${key.slice(0, 64).replaceAll('~', '~0').replaceAll('/', '~1')}`);
  }
};

const mustBeText = (text: string, pointer: string): void => {
  if (text.includes('\0')) refuse('nul-character', 'Text must not contain the character NUL.', pointer);
  if (!text.isWellFormed()) refuse('lone-surrogate', 'Text must be well-formed Unicode, without lone surrogates.', pointer);
};

/** A query is flat and names each parameter once; anything else is a guess at how it will be read. */
export const mustBePlainQuery = (query: Readonly<Record<string, unknown>>): void => {
  for (const [name, value] of Object.entries(query)) {
    if (Array.isArray(value)) refuseParameter(name, 'once', 'must be given once');
    if (POLLUTING.has(name) || `${name}${value}`.includes('\0'))
      refuseParameter(name, 'plain', 'is not a parameter that anything takes');
  }
};

const refuseParameter = (name: string, rule: string, message: string): never => {
  throw new Refused(400, 'bad-query', 'A query parameter cannot be read.', [
    { pointer: `query: ${name.slice(0, 64)}`, rule, message },
  ]);
};
