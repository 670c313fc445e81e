import fc from 'fast-check';
import { mustBePlainQuery, parseJsonBody } from './json-body';
import { Refused } from './problem';

const read = (text: string | Buffer) => parseJsonBody(Buffer.from(text as string));
const refusal = (act: () => unknown) => {
  try {
    act();
  } catch (error) {
    if (error instanceof Refused) return error;
    throw error;
  }
  throw new Error('was not refused');
};

describe('a JSON body', () => {
  it('is what JSON.parse makes of it', () =>
    fc.assert(
      fc.property(fc.jsonValue({ maxDepth: 6, stringUnit: 'grapheme' }), (value) => {
        fc.pre(!/"(__proto__|constructor|prototype)":|\\u0000/.test(JSON.stringify(value)));
        expect(read(JSON.stringify(value))).toEqual(JSON.parse(JSON.stringify(value)));
      }),
    ));

  const nested = (levels: number) => '['.repeat(levels) + ']'.repeat(levels);
  const objects = (keys: number) => JSON.stringify(Object.fromEntries(Array.from({ length: keys }, (_, n) => [`k${n}`, n])));

  it.each([
    ['not-utf-8', Buffer.from([0x22, 0xc0, 0xaf, 0x22])], // overlong
    ['not-utf-8', Buffer.from([0x22, 0xed, 0xa0, 0x80, 0x22])], // a surrogate, encoded
    ['not-json', '{"a": 1,}'],
    ['not-json', ''],
    ['not-json', '{"a": "unterminated'],
    ['not-json', '{"a": "\\'],
    ['too-deep', nested(33)],
    ['too-deep', '['.repeat(100_000)],
    ['too-deep', '{"a":'.repeat(100_000)],
    ['too-many-keys', objects(10_001)],
    ['polluting-key', '{"__proto__": {"x": 1}}'],
    ['polluting-key', '{"a": [{"\\u005f_proto__": {"x": 1}}]}'],
    ['polluting-key', '{"constructor": {"prototype": {"x": 1}}}'],
    ['lone-surrogate', '{"a": "\\ud800"}'],
    ['lone-surrogate', '["\\udc00\\ud800"]'],
    ['lone-surrogate', '{"\\ud800": 1}'],
    ['nul-character', '{"a": "x\\u0000"}'],
  ])('is refused: %s', (code, body) => {
    expect(refusal(() => read(body))).toMatchObject({ code, errors: [{ rule: code }] });
    expect(({} as { x?: unknown }).x).toBeUndefined();
  });

  it.each([
    ['32 levels', nested(32)],
    ['10,000 keys', objects(10_000)],
    ['a pair of surrogates', '"\\ud83d\\ude00"'],
    ['brackets inside of text', JSON.stringify('['.repeat(100) + '"\\')],
    ['the word constructor as a value', '{"a": "constructor", "b": "__proto__"}'],
  ])('is taken: %s', (_, body) => expect(read(body)).toEqual(JSON.parse(body)));

  it('is never quoted in a refusal', () =>
    expect(JSON.stringify(refusal(() => read('{"AETERM": "Sepsis"')))).not.toMatch(/Sepsis|AETERM/));
});

describe('a query', () => {
  it.each([
    [{ limit: ['1', '2'] }, 'once'],
    [JSON.parse('{"__proto__": "1"}'), 'plain'],
    [{ after: '1\0' }, 'plain'],
  ])('is refused where it can be read in two ways: %j', (query, rule) =>
    expect(refusal(() => mustBePlainQuery(query))).toMatchObject({ code: 'bad-query', errors: [{ rule }] }),
  );
  it('is taken where it is plain', () => expect(() => mustBePlainQuery({ asOf: '4', limit: '10' })).not.toThrow());
});
