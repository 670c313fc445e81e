import fc from 'fast-check';
import { check, CODELISTS, DICTIONARY, itemOf, type ItemName } from '.';
import { COUNTRIES } from './countries';

const names = Object.keys(DICTIONARY) as ItemName[];

describe('the dictionary', () => {
  it.each(names)('%s accepts its example, has a label and refuses what is of another type', (name) => {
    expect(check(name, itemOf(name).example)).toBeUndefined();
    expect(itemOf(name).label).toMatch(/\w/);
    for (const wrong of [undefined, null, {}, [], NaN]) expect(check(name, wrong)).toBeDefined();
  });

  it('has each country of ISO 3166-1 once', () => expect(new Set(COUNTRIES).size).toBe(249));
  it('gives each term of CDISC its NCI code', () =>
    expect(Object.values(CODELISTS.dispositionCategory.terms)).toEqual(['C74590', 'C150824', 'C74588']));
});

describe('an item', () => {
  it.each([
    ['DSSTDTC', '2014-07', undefined],
    ['DSSTDTC', '2023-02-30', 'date'],
    ['DSSTDTC', '2023-13', 'date'],
    ['DSSTDTC', '2023-01-01T24:61', 'date'],
    ['signedAt', '2026-01-10', 'date-time'],
    ['approvedOn', '2026-01', 'day'],
    ['COUNTRY', 'DE', 'codelist'],
    ['COUNTRY', 'toString', 'codelist'],
    ['withdrawalScope', 'constructor', 'codelist'],
    ['zone', 'Europe/Atlantis', 'zone'],
    ['STUDYID', 'ket-01', 'pattern'],
    ['STUDYID', 'KET-01\n', 'pattern'],
    ['SITEID', '__proto__', 'pattern'],
    ['version', '1.0/../2', 'pattern'],
    ['session', 0, 'range'],
    ['session', 1.5, 'integer'],
    ['session', '1', 'integer'],
    ['VISITNUM', '1', 'number'],
    ['VISITNUM', Number.NaN, 'number'],
    ['ECDOSE', -1, 'range'],
    ['copyGiven', 'true', 'yes-no'],
    ['title', '', 'empty'],
    ['title', ' \n', 'empty'],
    ['title', 'x'.repeat(501), 'too-long'],
    ['title', 'a\u0000b', 'control-character'],
    ['title', 'a\u0085b', 'control-character'],
    ['title', 'a\ud800b', 'lone-surrogate'],
  ] as const)('%s %j: %s', (name, value, rule) => expect(check(name, value)?.rule).toBe(rule));

  it.each(['tab\tand\r\nlines', 'café', 'cafe\u0301', '  kept  ', '😀', '\u202eright', "Robert'); --"])('keeps %j', (value) =>
    expect(check('title', value)).toBeUndefined(),
  );

  it('says what is wrong without the value', () =>
    fc.assert(
      fc.property(fc.constantFrom(...names), fc.string({ minLength: 12, unit: 'binary' }), (name, value) => {
        const fault = check(name, value);
        expect(fault?.message ?? '').not.toContain(value);
      }),
    ));
});
