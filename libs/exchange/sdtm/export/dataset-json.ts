import type { Cell, Domain, Kind, RowOf } from './variables';

/** `at`: the UTC time that the record had reached, which the file says that it is of. `release`: the version of this software. */
export type Origin = Readonly<{ STUDYID: string; originator: string; release: string; at: string }>;

const DATA_TYPES = { text: 'string', date: 'date', integer: 'integer', float: 'float' } as const satisfies Record<Kind, string>;

/** CDISC Dataset-JSON 1.1 in pieces, its attributes in the order of the specification; numbers stay numbers, null is missing. */
export function* datasetJsonOf<D extends Domain<any>>(domain: D, rows: readonly RowOf<D>[], origin: Origin): Generator<string> {
  const { STUDYID, originator, release, at } = origin;
  const head = {
    ...{ datasetJSONCreationDateTime: at, datasetJSONVersion: '1.1.0', fileOID: `${STUDYID}/${domain.name}/${at}`, originator },
    ...{ sourceSystem: { name: 'Verum', version: release }, studyOID: STUDYID, itemGroupOID: `IG.${domain.name}` },
    ...{ records: rows.length, name: domain.name, label: domain.label, columns: columnsOf(domain, rows) },
  };
  yield `${JSON.stringify(head).slice(0, -1)},"rows":[`;
  const names = Object.keys(domain.variables) as (keyof RowOf<D>)[];
  for (const [place, row] of rows.entries()) yield `${place ? ',' : ''}\n${JSON.stringify(names.map((name) => row[name]))}`;
  yield '\n]}\n';
}

const columnsOf = <D extends Domain<any>>({ name, variables, keys }: D, rows: readonly RowOf<D>[]) =>
  Object.entries(variables as Domain['variables']).map(([variable, { label, kind }]) => ({
    ...{ itemOID: `IT.${name}.${variable}`, name: variable, label, dataType: DATA_TYPES[kind] },
    ...(kind === 'text' && { length: longest(rows as readonly Readonly<Record<string, Cell>>[], variable) }),
    ...(keys.includes(variable) && { keySequence: keys.indexOf(variable) + 1 }),
  }));

/** In characters; 1 where no value is there, because a length of nothing is none. */
const longest = (rows: readonly Readonly<Record<string, Cell>>[], variable: string): number =>
  rows.reduce((length, row) => Math.max(length, String(row[variable] ?? '').length), 1);
