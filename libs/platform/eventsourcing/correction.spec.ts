import { corrected, CorrectionRefused, correctionOf, itemCorrected, ValueRefused } from '.';

const facts = { AETERM: 'Nausea', AESTDTC: '2026-02-02', AEENDTC: null };
const asked = { ...itemCorrected.example, item: 'AESTDTC', is: '2026-02-01' };
const correctable = ['AESTDTC', 'AEENDTC'];

describe('R05 a correction', () => {
  it('keeps what stood there', () => expect(correctionOf(asked, facts, correctable)).toEqual({ ...asked, was: '2026-02-02' }));
  it('is none where it is so already', () =>
    expect(correctionOf({ ...asked, is: '2026-02-02' }, facts, correctable)).toBeUndefined());
  it('fills what was left out, and takes back only what may be left out', () => {
    expect(correctionOf({ ...asked, item: 'AEENDTC' }, facts, correctable)).toMatchObject({ was: null, is: '2026-02-01' });
    expect(correctionOf({ ...asked, item: 'AEENDTC', is: null }, { AEENDTC: '2026-03' }, correctable, ['AEENDTC'])).toMatchObject(
      {
        was: '2026-03',
        is: null,
      },
    );
    expect(() => correctionOf({ ...asked, is: null }, facts, correctable, ['AEENDTC'])).toThrow(ValueRefused);
  });
  it.each(['AETERM', 'toString'])('is refused of %s', (item) =>
    expect(() => correctionOf({ ...asked, item }, facts, [...correctable, 'toString'])).toThrow(CorrectionRefused),
  );
  it('is refused a value that is none for its item, by the rule of the dictionary and without the value', () => {
    const wrong = () => correctionOf({ ...asked, is: '2014-13-01' }, facts, correctable);
    expect(wrong).toThrow(expect.objectContaining({ rules: ['date'], fields: ['/is'] }));
    expect(wrong).not.toThrow('2014-13-01');
  });
  it('changes one item of the facts', () => expect(corrected(facts, asked)).toEqual({ ...facts, AESTDTC: '2026-02-01' }));
  it('is told in one sentence', () =>
    expect(itemCorrected.says({ ...asked, was: null })).toBe(
      'Corrected Start Date/Time of Adverse Event (AESTDTC) from nothing to 2026-02-01: transcription, The source says the first',
    ));
});
