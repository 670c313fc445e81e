import { valueOf, type Data } from './data';
import type { SectionName } from './statement';
import { wordsOf } from './words';

/** By which item people tell the records of a section apart. */
const TOLD_BY: Partial<Readonly<Record<SectionName, string>>> = {
  characteristics: 'SCTEST',
  criteria: 'IETESTCD',
  visits: 'VISIT',
  doses: 'ECSPID',
};

/** What people call a datum: Start Date/Time of Adverse Event (AESTDTC) of Nausea. */
export const datumInWords = (data: Data, datum: string): string => {
  const at = datum.slice(0, datum.lastIndexOf('/'));
  const { item, label } = wordsOf(datum.slice(at.length + 1));
  const of = recordInWords(data, at);
  return `${label === item ? item : `${label} (${item})`}${of === null ? '' : ` of ${of}`}`;
};

const recordInWords = (data: Data, at: string): string | null => {
  const said = (address: string, item: string): string | null => {
    const datum = data.get(address)?.data.get(item);
    const value = datum && valueOf(datum);
    return value === undefined || value === null ? null : String(value);
  };
  const section = data.get(at)?.section;
  const [stream] = at.split('/');
  const words = said(stream!, 'AETERM') ?? said(at, (section && TOLD_BY[section]) ?? '');
  return section === 'doses' && words !== null ? `dose ${words}` : words;
};
