import { existsSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import Ajv2019 from 'ajv/dist/2019';
import addFormats from 'ajv-formats';
import { datasetJsonOf } from './dataset-json';
import { dropFolders, filesOf, recordedFrom, SOURCE } from './testing/small-study';
import { date, domain, float, integer, text } from './variables';

const VISITS = domain('XV', 'Visits', ['NAME', 'NUM'], {
  ...{ NAME: text('Name'), NUM: float('Number'), DAY: integer('Day'), DTC: date('Date'), NOTE: text('Note') },
});
const origin = { STUDYID: 'KET-01', originator: 'Example', release: '1.2.3', at: '2026-06-30T12:00:00.000Z' };
const written = (...rows: Parameters<typeof datasetJsonOf<typeof VISITS>>[1]) =>
  JSON.parse([...datasetJsonOf(VISITS, rows, origin)].join(''));

afterAll(dropFolders);

it('says what its columns are, and keeps numbers as numbers and what is missing as null', () =>
  expect(written({ NAME: 'Größe', NUM: 9.2, DAY: -1, DTC: '2026-02', NOTE: null })).toEqual({
    datasetJSONCreationDateTime: '2026-06-30T12:00:00.000Z',
    datasetJSONVersion: '1.1.0',
    fileOID: 'KET-01/XV/2026-06-30T12:00:00.000Z',
    originator: 'Example',
    sourceSystem: { name: 'Verum', version: '1.2.3' },
    studyOID: 'KET-01',
    itemGroupOID: 'IG.XV',
    records: 1,
    name: 'XV',
    label: 'Visits',
    columns: [
      { itemOID: 'IT.XV.NAME', name: 'NAME', label: 'Name', dataType: 'string', length: 5, keySequence: 1 },
      { itemOID: 'IT.XV.NUM', name: 'NUM', label: 'Number', dataType: 'float', keySequence: 2 },
      { itemOID: 'IT.XV.DAY', name: 'DAY', label: 'Day', dataType: 'integer' },
      { itemOID: 'IT.XV.DTC', name: 'DTC', label: 'Date', dataType: 'date' },
      { itemOID: 'IT.XV.NOTE', name: 'NOTE', label: 'Note', dataType: 'string', length: 1 },
    ],
    rows: [['Größe', 9.2, -1, '2026-02', null]],
  }));

it('is whole without a row', () => expect(written()).toMatchObject({ records: 0, rows: [] }));

const schemaFile = join(
  resolve(process.env.VERUM_SHARED ?? '../shared'),
  'data/standards/dataset-json/schema/dataset.schema.json',
);
const isThere = existsSync(schemaFile);
if (!isThere) console.warn(`The schema of Dataset-JSON was not asked: ${schemaFile} is not there (VERUM_SHARED or ../shared).`);

(isThere ? describe : describe.skip)('the schema of Dataset-JSON 1.1', () => {
  const accepts = (file: unknown): boolean => {
    const ajv = new Ajv2019({ strict: false });
    addFormats(ajv);
    return ajv.validate(JSON.parse(readFileSync(schemaFile, 'utf8')), file) as boolean;
  };

  it('accepts every file of an export', async () => {
    const { files } = await filesOf(await recordedFrom(SOURCE), { format: 'dataset-json' });
    expect(Object.keys(files)).toHaveLength(11);
    for (const [name, file] of Object.entries(files)) {
      const parsed = JSON.parse(file) as { records: number; columns: unknown[]; rows: unknown[][] };
      expect({ name, accepted: accepts(parsed) }).toEqual({ name, accepted: true });
      expect(parsed.rows).toHaveLength(parsed.records);
      for (const row of parsed.rows) expect(row).toHaveLength(parsed.columns.length);
    }
  });
  it.each([
    ['without its records', { records: undefined }],
    ['with an attribute of its own', { more: 1 }],
    ['at no moment', { datasetJSONCreationDateTime: 'today' }],
  ])('refuses one %s', (_, change) => expect(accepts(JSON.parse(JSON.stringify({ ...written(), ...change })))).toBe(false));
});
