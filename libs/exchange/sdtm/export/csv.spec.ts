import { parse } from 'csv-parse/sync';
import fc from 'fast-check';
import { csvOf } from './csv';
import { domain, float, text } from './variables';

const NOTES = domain('XX', 'Notes', ['NOTE'], { NOTE: text('Note'), MORE: text('More'), DOSE: float('Dose') });
const written = (...rows: { NOTE: string | null; MORE: string | null; DOSE: number | null }[]) =>
  [...csvOf(NOTES, rows)].join('');

it.each([
  ['a comma', 'a,b', '"a,b"'],
  ['a quote', 'say "so"', '"say ""so"""'],
  ['lines', 'one\ntwo\r\nthree', '"one\ntwo\r\nthree"'],
  ['other alphabets', 'Übelkeit 吐き気', '"Übelkeit 吐き気"'],
  ['what a spreadsheet takes for a formula, as it is', '=1+1', '"=1+1"'],
  ['spaces around', '  a ', '"  a "'],
])('writes %s', (_, NOTE, cell) =>
  expect(written({ NOTE, MORE: null, DOSE: 1.5 })).toBe(`"NOTE","MORE","DOSE"\r\n${cell},,1.5\r\n`),
);

it.each([
  [0, '0'],
  [-7, '-7'],
  [9.2, '9.2'],
  [1.5e-7, '0.00000015'],
  [-2e-9, '-0.000000002'],
])('writes the number %d with its digits and no exponent', (DOSE, cell) =>
  expect(written({ NOTE: null, MORE: null, DOSE })).toContain(`\r\n,,${cell}\r\n`),
);

it('is read back as it was, whatever the texts hold', () =>
  fc.assert(
    fc.property(
      fc.array(
        fc.record({
          NOTE: fc.string({ unit: 'grapheme' }),
          MORE: fc.string({ unit: fc.constantFrom('"', ',', '\n', '\r', ';', "'", '\t', 'ä') }),
          DOSE: fc.double({ noNaN: true, min: -1e6, max: 1e6 }).map((number) => number + 0),
        }),
      ),
      (rows) => {
        const back = parse(written(...rows), { columns: true }) as Record<string, string>[];
        expect(back.map(({ DOSE, ...row }) => ({ ...row, DOSE: Number(DOSE) }))).toEqual(
          rows.map(({ NOTE, MORE, DOSE }) => ({ NOTE, MORE, DOSE })),
        );
      },
    ),
  ));
