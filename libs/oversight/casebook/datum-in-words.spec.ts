import type { Data } from './data';
import { datumInWords } from './datum-in-words';

const record = (at: string, section: string, item: string, value: unknown) =>
  [at, { at, section, data: new Map([[item, { datum: `${at}/${item}`, item, given: [{ value, entry: { n: 1 } }] }]]) }] as const;
const data = new Map([
  record('adverseEvent-1', 'adverseEvents', 'AETERM', 'Nausea'),
  record('dosing-p/2', 'doses', 'ECSPID', '2'),
  record('participant-p/1', 'visits', 'VISIT', 'Screening'),
  record('participant-p/disposition', 'disposition', 'VISIT', 'Week 24'),
]) as unknown as Data;

describe('a datum in words', () => {
  it.each([
    ['adverseEvent-1/AESTDTC', 'Start Date/Time of Adverse Event (AESTDTC) of Nausea'],
    ['adverseEvent-1/severity/1/AESEV', 'Severity/Intensity (AESEV) of Nausea'],
    ['dosing-p/2/ECSTDTC', 'Start Date/Time of Treatment (ECSTDTC) of dose 2'],
    ['participant-p/1/SVSTDTC', 'Start Date/Time of Observation (SVSTDTC) of Screening'],
    ['participant-p/disposition/DSTERM', 'Reported Term for the Disposition Event (DSTERM)'],
    ['participant-p/nowhere/AGE', 'Age (AGE)'],
    ['participant-p/nowhere/other', 'other'],
  ])('%s: %s', (datum, words) => expect(datumInWords(data, datum)).toBe(words));
});
