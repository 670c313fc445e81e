import { existsSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { parse } from 'csv-parse/sync';
import { DOMAINS } from './datasets';
import { DM } from './dm';

it('stand in the order of the guide', () =>
  expect(Object.keys(DM.variables).join(' ')).toBe(
    'STUDYID DOMAIN USUBJID SUBJID RFSTDTC RFENDTC RFXSTDTC RFXENDTC RFICDTC RFPENDTC DTHDTC DTHFL SITEID AGE AGEU SEX RACE ' +
      'ETHNIC ARMCD ARM ACTARMCD ACTARM ARMNRS ACTARMUD COUNTRY DMDTC DMDY',
  ));

it.each(DOMAINS)('$name has keys among its variables, and labels that fit', ({ keys, variables }) => {
  expect(Object.keys(variables)).toEqual(expect.arrayContaining([...keys]));
  for (const { label } of Object.values(variables) as { label: string }[]) expect(label.length).toBeLessThanOrEqual(40);
});

const guideFile = join(resolve(process.env.VERUM_SHARED ?? '../shared'), 'data/standards/sdtm/sdtmig-3.4-Variables.csv');
const isThere = existsSync(guideFile);
if (!isThere) console.warn(`SDTMIG 3.4 was not asked: ${guideFile} is not there (VERUM_SHARED or ../shared).`);

/** Timing variables that any domain of observations may have (SDTM 2.0), and the guide lists for none of these. */
const ALSO_ALLOWED: Readonly<Record<string, readonly string[]>> = {
  ...{ DS: ['VISITNUM', 'VISIT'], EC: ['VISITNUM', 'VISIT'], EX: ['VISITNUM', 'VISIT'], AE: ['AEDTC'] },
};

(isThere ? describe : describe.skip)('SDTMIG 3.4', () => {
  type Listed = Readonly<Record<'Dataset Name' | 'Variable Name' | 'Variable Label' | 'Type' | 'Core', string>>;
  const guide = isThere ? (parse(readFileSync(guideFile), { columns: true, bom: true }) as Listed[]) : [];

  it.each(DOMAINS)('$name: names, labels, types and order; no required one is left out', ({ name, variables }) => {
    const listed = guide.filter((row) => row['Dataset Name'] === name);
    const ours = Object.entries(variables as Readonly<Record<string, { label: string; kind: string }>>).filter(
      ([variable]) => !ALSO_ALLOWED[name]?.includes(variable),
    );
    const asListed = listed.filter((row) => Object.hasOwn(variables, row['Variable Name']));
    expect(
      ours.map(([variable, { label, kind }]) => [variable, label, ['integer', 'float'].includes(kind) ? 'Num' : 'Char']),
    ).toEqual(asListed.map((row) => [row['Variable Name'], row['Variable Label'], row.Type]));
    const required = listed.filter(({ Core }) => Core === 'Req').map((row) => row['Variable Name']);
    expect(Object.keys(variables)).toEqual(expect.arrayContaining(required));
  });
});
