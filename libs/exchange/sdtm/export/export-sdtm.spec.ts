import { parse } from 'csv-parse/sync';
import { CorrectDose } from '@verum/capture/dosing';
import { idOfParticipant, idOfStudy, NotThere } from '@verum/platform/eventsourcing';
import { SDTM_FILES } from './export-sdtm';
import { dropFolders, filesOf, recordedFrom, SOURCE, type Recorded } from './testing/small-study';

const study = idOfStudy('KET-01');
const rowsIn = (text: string | undefined) => parse(text!, { columns: true }) as Record<string, string>[];
const wholeText = (files: Readonly<Record<string, string>>) => Object.values(files).join('\n');

/** The first dose of 01-1001, corrected to another start. */
const correctFirstDose = async ({ run, store }: Recorded, is: string) => {
  const participant = idOfParticipant(study, '01-1001');
  let seen = -1;
  for await (const { revision } of store.read(`dosing-${participant}`, 0)) seen = revision;
  const asked = {
    record: '1',
    item: 'ECSTDTC',
    is,
    reasonCode: 'transcription',
    reason: 'Source',
    cause: 'source',
    query: null,
  } as const;
  const by = {
    actor: 'c',
    role: 'coordinator',
    organisation: 'o',
    source: 'ui',
    commandId: '00000000-0000-4000-8000-000000000001',
  } as const;
  await run(
    new CorrectDose(participant, asked, { ...by, study, participant, sites: '*', receivedAt: '2099-01-01T00:00:00.000Z', seen }),
  );
};

let recorded: Recorded;
beforeAll(async () => {
  recorded = await recordedFrom(SOURCE);
});
afterAll(dropFolders);

describe('what is not known to a blinded reader', () => {
  it('R48 is in no byte of a blinded export, in neither format', async () => {
    const { files, exported } = await filesOf(recorded, { blinded: true, format: 'both' });
    expect(exported.unblinded).toBe(false);
    expect(Object.keys(files).filter((file) => /^(ex|ta)\./.test(file))).toEqual([]);
    expect(Object.keys(files)).toEqual(expect.arrayContaining(['ec.csv', 'ec.json', 'dm.csv', 'ae.json']));
    expect(wholeText(files)).not.toMatch(/canary|45\.67|OTHER"?,"?OTHER/i);
  });
  it('is there in an unblinded one, so that the scan above can find it', async () => {
    const { files, exported } = await filesOf(recorded);
    expect(exported.unblinded).toBe(true);
    for (const word of ['CANARYINE', 'Canary arm', 'CANARY-1', '45.67']) expect(wholeText(files)).toContain(word);
  });
  it('leaves arms out of DM, and says for whom there is none', async () => {
    const { files } = await filesOf(recorded, { blinded: true });
    expect(rowsIn(files['dm.csv'])).toMatchObject([
      { USUBJID: '01-1001', ARMCD: '', ARM: '', ACTARMCD: '', ACTARM: '', ARMNRS: '' },
      { USUBJID: '01-1002', ARMCD: '', ARM: '', ACTARMCD: '', ACTARM: '', ARMNRS: '' },
      { USUBJID: '01-1003', ARMCD: '', ARM: '', ACTARMCD: '', ACTARM: '', ARMNRS: 'SCREEN FAILURE' },
    ]);
  });
});

describe('a round trip', () => {
  it('of an unblinded export gives the same bytes', async () => {
    const { files } = await filesOf(recorded);
    const again = await filesOf(await recordedFrom(files));
    expect(again.files).toEqual(files);
  });
  it('gives back every value of the source that a document holds', async () => {
    const { files } = await filesOf(recorded);
    for (const [file, keys] of [
      ['dm.csv', ['USUBJID']],
      ['ex.csv', ['USUBJID', 'EXSEQ']],
      ['ae.csv', ['USUBJID', 'AESEQ']],
      ['ds.csv', ['USUBJID', 'DSDECOD']],
      ['sv.csv', ['USUBJID', 'VISITNUM']],
      ['sc.csv', ['USUBJID', 'SCSEQ']],
    ] as const) {
      const written = rowsIn(files[file]);
      for (const { DSSEQ: _, ...row } of rowsIn(SOURCE[file])) {
        const arms = row.ARMCD === 'Scrnfail' ? { ARMCD: '', ACTARMCD: '' } : {};
        const found = written.find((other) => keys.every((key) => other[key] === row[key]));
        expect(found).toMatchObject({ ...row, ...arms });
      }
    }
  });
});

describe('what is derived', () => {
  it('R05 follows a correction, and a moment before it has the old value', async () => {
    const own = await recordedFrom(SOURCE);
    const before = await filesOf(own);
    await correctFirstDose(own, '2026-02-01T09:00');
    const after = await filesOf(own);
    const of = ({ files }: typeof after) => ({
      dm: rowsIn(files['dm.csv'])[0]!.RFSTDTC,
      dose: rowsIn(files['ex.csv'])[0]!.EXSTDTC,
      onset: rowsIn(files['ae.csv'])[0]!.AESTDY,
    });
    expect(of(before)).toEqual({ dm: '2026-02-02T10:00', dose: '2026-02-02T10:00', onset: '1' });
    expect(of(after)).toEqual({ dm: '2026-02-01T09:00', dose: '2026-02-01T09:00', onset: '2' });
    expect(after.exported.n).toBeGreaterThan(before.exported.n);
    expect((await filesOf(own, { asOf: before.exported.n })).files).toEqual(before.files);
    expect((await filesOf(own, { asOf: '2098-12-31T00:00:00.000Z' })).files).toEqual(before.files);
  });
  it('counts the records of each dataset, and names every file that an export may write', async () => {
    const { files, exported } = await filesOf(recorded, { format: 'both' });
    expect(Object.fromEntries(exported.datasets.map(({ name, records }) => [name, records]))).toEqual({
      ...{ TS: 4, TA: 2, TV: 2, TI: 1, DM: 3, DS: 6, SV: 2, SC: 1, EC: 3, EX: 3, AE: 3 },
    });
    expect(Object.keys(files).toSorted()).toEqual(SDTM_FILES.toSorted());
  });
  it('is nothing where there is no such study', async () =>
    expect(filesOf(recorded, { study: idOfStudy('NONE') })).rejects.toThrow(NotThere));
});
