import type { DomainCommand } from '@verum/platform/eventsourcing';
import { importSdtm, WrongImportOption } from './index';
import { changed, folderWith, lines, removeFolders, STUDY } from './testing/study-folder.fixture';

afterAll(removeFolders);

const sent: DomainCommand[] = [];
const nobody = {
  run: (command: DomainCommand) => {
    sent.push(command);
    return Promise.reject(new Error('Nothing is to be sent.'));
  },
  store: { read: async function* () {} },
};
type Other = Parameters<typeof folderWith>[0];
const checking = (other: Other, dryRun = false) => importSdtm({ ...nobody, folder: folderWith(other), study: 'TINY-1', dryRun });

const dm = String(STUDY['dm.csv']);
const ae = String(STUDY['ae.csv']);
const longLine = lines(ae.split('\n')[0]!, `AE,T-01-1,1,E1,${'x'.repeat(3 * 1024 * 1024)}`);
const latin1 = Buffer.from(ae.replace('HEADACHE', 'ÜBELKEIT'), 'latin1');

describe('a file that is no table of its domain stops the import before anything is sent', () => {
  it.each<[string, Other, object]>([
    [
      'missing column',
      { 'dm.csv': dm.replace('SITEID', 'SITE') },
      { file: 'dm.csv', line: 1, column: 'SITEID', rule: 'missing-column' },
    ],
    [
      'a column twice',
      { 'dm.csv': dm.replace('AGEU', 'AGE') },
      { file: 'dm.csv', line: 1, column: 'AGE', rule: 'duplicate-column' },
    ],
    [
      'quote within a field',
      changed('ae.csv', 'E1,HEADACHE', 'E1,HEAD"ACHE'),
      { file: 'ae.csv', line: 2, column: 'AETERM', rule: 'broken-quote' },
    ],
    [
      'quote never closed',
      changed('ae.csv', 'E1,HEADACHE', 'E1,"HEADACHE'),
      { file: 'ae.csv', line: 2, column: 'AETERM', rule: 'broken-quote' },
    ],
    [
      'text after a closing quote',
      changed('ae.csv', 'E1,HEADACHE', 'E1,"HEAD"ACHE'),
      { file: 'ae.csv', line: 2, column: 'AETERM', rule: 'broken-quote' },
    ],
    ['bytes of Latin-1', { 'ae.csv': latin1 }, { file: 'ae.csv', line: 2, column: '16', rule: 'not-utf-8' }],
    ['UTF-16', { 'ae.csv': Buffer.from(`\ufeff${ae}`, 'utf16le') }, { file: 'ae.csv', line: 1, column: '1', rule: 'not-utf-8' }],
    ['an empty file', { 'ae.csv': '' }, { file: 'ae.csv', line: 1, column: null, rule: 'empty-file' }],
    ['no row where one is needed', { 'ta.csv': 'ARMCD,ARM\n' }, { file: 'ta.csv', line: 2, column: null, rule: 'no-rows' }],
    ['a line without an end', { 'ae.csv': longLine }, { file: 'ae.csv', line: 2, column: '1048577', rule: 'line-too-long' }],
    [
      'one field too few',
      changed('ae.csv', 'RASH,,,,,,,,2020-01,', 'RASH,,,,,,,,2020-01'),
      { file: 'ae.csv', line: 3, column: 'AEENDTC', rule: 'number-of-fields' },
    ],
    ['a needed file missing', { 'dm.csv': null }, { file: 'dm.csv', line: null, column: null, rule: 'missing-file' }],
    ['two files of one domain', { 'SDTM_DM.csv': dm }, { file: 'dm.csv', line: null, column: null, rule: 'two-files' }],
  ])('%s', async (_, other, problem) => {
    const { outcome, problems, commands } = await checking(other);
    expect({ outcome, problems, commands }).toEqual({
      outcome: 'refused',
      problems: [{ ...problem, message: expect.any(String) as string }],
      commands: 0,
    });
    expect(sent).toEqual([]);
  });

  it('a record that quotes its line ends is measured as one', async () => {
    const [header] = ae.split('\n');
    const quoted = `${header}\nAE,T-01-1,1,E1,"${`${'x'.repeat(1000)}\n`.repeat(1100)}"\n`;
    const { problems } = await checking({ 'ae.csv': quoted });
    expect(problems).toMatchObject([{ file: 'ae.csv', line: 2, rule: 'record-too-long' }]);
  });

  it('names the faults of all files at once', async () => {
    const { problems } = await checking({ 'dm.csv': dm.replace('SITEID', 'SITE'), 'ae.csv': '', 'ta.csv': null });
    expect(problems.map(({ file, rule }) => `${file} ${rule}`)).toEqual([
      'ta.csv missing-file',
      'dm.csv missing-column',
      'ae.csv empty-file',
    ]);
  });

  it('a folder that is not there', async () => {
    const { outcome, problems } = await importSdtm({ ...nobody, folder: '/nowhere/at/all', study: 'TINY-1' });
    expect({ outcome, problems }).toMatchObject({ outcome: 'refused', problems: [{ rule: 'no-folder' }] });
  });

  it.each([{ study: 'no key' }, { zone: 'Berlin' }, { emergentWindow: -1 }])('refuses the option %j', async (option) => {
    await expect(importSdtm({ ...nobody, folder: folderWith(), study: 'TINY-1', ...option })).rejects.toThrow(WrongImportOption);
  });
});

describe('a row that cannot be taken is listed by file, line, column and rule, and never by its value', () => {
  it.each<[string, Other, readonly object[]]>([
    [
      'a subject who is not in DM',
      changed('sc.csv', 'T-01-1', 'T-01-9'),
      [{ file: 'sc.csv', line: 2, column: 'USUBJID', rule: 'unknown-subject' }],
    ],
    [
      'a month that no calendar has',
      changed('ae.csv', '2020-01-10', '2014-13-01'),
      [{ file: 'ae.csv', line: 2, column: 'AESTDTC', rule: 'date' }],
    ],
    [
      'a term of no codelist',
      changed('ae.csv', 'MILD', 'QUITE BAD'),
      [{ file: 'ae.csv', line: 2, column: 'AESEV', rule: 'codelist' }],
    ],
    [
      'a reason that is none for leaving',
      changed('ds.csv', 'DEATH', 'FELT LIKE IT'),
      [{ file: 'ds.csv', line: 4, column: 'DSDECOD', rule: 'codelist' }],
    ],
    [
      'a number that is none',
      changed('ex.csv', ',54,', ',0x10,'),
      [{ file: 'ex.csv', line: 2, column: 'EXDOSE', rule: 'number' }],
    ],
    [
      'a parameter of no codelist',
      changed('ts.csv', 'DOUBLE BLIND', 'VERY BLIND'),
      [{ file: 'ts.csv', line: 4, column: 'TSVAL', rule: 'codelist' }],
    ],
    [
      'a criterion that is too long',
      changed('ti.csv', 'Adult', 'x'.repeat(201)),
      [{ file: 'ti.csv', line: 2, column: 'IETEST', rule: 'too-long' }],
    ],
    ['a value that is missing', changed('ae.csv', 'RASH', ''), [{ file: 'ae.csv', line: 3, column: 'AETERM', rule: 'required' }]],
    [
      'the row of another domain',
      changed('sc.csv', 'SC,T', 'AE,T'),
      [{ file: 'sc.csv', line: 2, column: 'DOMAIN', rule: 'other-domain' }],
    ],
    [
      'a flag of an event that is not there',
      changed('suppae.csv', ',2,AETRTEM', ',7,AETRTEM'),
      [{ file: 'suppae.csv', line: 3, column: 'IDVARVAL', rule: 'unknown-record' }],
    ],
    [
      'two rows with one key: which of them holds is not known',
      changed('ds.csv', 'DS,T-01-1,2', 'DS,T-01-1,1'),
      [
        { file: 'ds.csv', line: 2, column: 'DSSEQ', rule: 'duplicate-key' },
        { file: 'ds.csv', line: 3, column: 'DSSEQ', rule: 'duplicate-key' },
      ],
    ],
    [
      'an arm that is not in TA, and what belongs to that subject',
      changed('dm.csv', ',Scrnfail,Scrnfail,', ',Z,A,'),
      [
        { file: 'dm.csv', line: 4, column: 'ARMCD', rule: 'unknown-arm' },
        { file: 'ds.csv', line: 5, column: 'USUBJID', rule: 'subject-not-taken' },
      ],
    ],
  ])('%s', async (_, other, expected) => {
    const { outcome, problems, totals } = await checking(other, true);
    expect(problems).toEqual(expected.map((problem) => ({ ...problem, message: expect.any(String) as string })));
    expect({ outcome, notTaken: totals.notTaken }).toEqual({ outcome: 'incomplete', notTaken: expected.length });
    expect(JSON.stringify(problems)).not.toMatch(/2014-13-01|QUITE BAD|FELT LIKE IT|0x10|VERY BLIND|T-01-9/);
  });

  it('a sound folder is only checked by a dry run', async () => {
    const { outcome, totals, notImported, commands } = await checking({}, true);
    expect({ outcome, totals, notImported, commands }).toEqual({
      outcome: 'checked',
      totals: { rows: 28, ready: 25, notUsed: 3, there: 0, taken: 0, changed: 0, notTaken: 0 },
      notImported: [{ file: 'cm.csv', rows: 1 }],
      commands: 0,
    });
    expect(sent).toEqual([]);
  });

  it('a byte order mark and lines that end as on Windows are read', async () => {
    const windows = Object.fromEntries(
      Object.entries(STUDY).map(([file, text]) => [file, `\ufeff${String(text).replaceAll('\n', '\r\n')}`]),
    );
    expect(await checking(windows, true)).toMatchObject({ outcome: 'checked', totals: { ready: 25 } });
  });
});
