import { parse } from 'csv-parse/sync';
import fc from 'fast-check';
import { canonicalJson, delivered, safeCsvLine, unguarded, type Made } from '.';

const shuffled = (value: unknown): unknown => {
  if (typeof value !== 'object' || value === null) return value;
  if (Array.isArray(value)) return value.map(shuffled);
  return Object.fromEntries(
    Object.entries(value)
      .reverse()
      .map(([key, member]) => [key, shuffled(member)]),
  );
};

describe('canonical JSON', () => {
  it('R02 has sorted keys and no spaces', () =>
    expect(canonicalJson({ b: [1, { d: null, c: 'é' }], a: 1e21, 10: true, 9: false })).toBe(
      '{"10":true,"9":false,"a":1e+21,"b":[1,{"c":"é","d":null}]}',
    ));
  it('sorts by UTF-16 code units, as RFC 8785 has it', () =>
    expect(canonicalJson({ '\ufb33': 1, '\u{1f600}': 2, '\u00f6': 3, '\r': 4, '1': 5 })).toBe(
      '{"\\r":4,"1":5,"ö":3,"😀":2,"\ufb33":1}',
    ));
  it('is one line, the same for the same value, and the value when parsed', () =>
    fc.assert(
      fc.property(fc.jsonValue(), (value) => {
        const text = canonicalJson(value);
        expect(text).not.toMatch(/[\n\r]/);
        expect(canonicalJson(shuffled(value))).toBe(text);
        expect(JSON.parse(text)).toEqual(JSON.parse(JSON.stringify(value)));
      }),
    ));
});

describe('a line of CSV', () => {
  const odd = fc.string({ unit: fc.constantFrom(...`=+-@\t\r\n＝＋－＠'",;a1 é`) });
  const cells = fc.array(fc.oneof(odd, fc.string({ unit: 'grapheme' })), { minLength: 2, maxLength: 5 });
  const parsed = (line: string) => (parse(line, { relax_column_count: true }) as string[][])[0]!;

  it('R42 never begins a cell as a formula, and gives back what was in it', () =>
    fc.assert(
      fc.property(cells, (row) => {
        const there = parsed(safeCsvLine(row));
        for (const cell of there) expect(cell).not.toMatch(/^[=+\-@\t\r\n＝＋－＠]/);
        expect(there.map(unguarded)).toEqual(row);
      }),
    ));
  it.each([
    ['=1+1', "'=1+1"],
    ['a,b', '"a,b"'],
    ['"', '""""'],
    ['@x\n', '"\'@x\n"'],
    ["'=", "''="],
    ['2014-07', '2014-07'],
  ])('writes %j as %j', (cell, text) => expect(safeCsvLine([cell])).toBe(`${text}\r\n`));
});

describe('a delivery', () => {
  const EMPTY = 'e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855';
  const A = 'ca978112ca1bbdcafac231b39a23dc4da786eff8147c4e72b9807785afee48bb';
  const AB = 'fb8e20fc2e4c3f248c60c39bd652f3c1347298bb977b8b4d5903b85055620603';
  async function* parts(...texts: string[]) {
    for (const text of texts) {
      if (text === 'fault') throw new Error('the store is away');
      yield { text, count: 2 };
    }
  }
  const kept: Made[] = [];
  const keep = async (made: Made) => void kept.push(made);
  beforeEach(() => void kept.splice(0));

  it('R46 is kept with its count and hash before its last piece leaves', async () => {
    const bytes = delivered(parts('a', 'b'), keep);
    expect([String((await bytes.next()).value), kept]).toEqual(['a', []]);
    expect(String((await bytes.next()).value)).toBe('b');
    expect(kept).toEqual([{ count: 4, sha256: AB, whole: true }]);
    expect((await bytes.next()).done).toBe(true);
    expect(kept).toHaveLength(1);
  });
  it('that cannot be kept does not become whole', async () => {
    const bytes = delivered(parts('a', 'b'), async () => Promise.reject(new Error('away')));
    await bytes.next();
    await expect(bytes.next()).rejects.toThrow('away');
  });
  it('that its reader breaks off is kept with what had left', async () => {
    const bytes = delivered(parts('a', 'b', 'c'), keep);
    await bytes.next();
    await bytes.return(undefined);
    expect(kept).toEqual([{ count: 2, sha256: A, whole: false }]);
  });
  it('that a fault breaks off is kept, and the fault is told', async () => {
    const bytes = delivered(parts('a', 'b', 'fault'), keep);
    await bytes.next();
    await expect(bytes.next()).rejects.toThrow('the store is away');
    expect(kept).toEqual([{ count: 2, sha256: A, whole: false }]);
  });
  it('of nothing is kept too', async () => {
    for await (const _ of delivered(parts(), keep)) throw new Error('there is nothing');
    expect(kept).toEqual([{ count: 0, sha256: EMPTY, whole: true }]);
  });
});
