/** A value as SDTM holds it; null is a missing one. A date is the ISO 8601 text as it was collected. */
export type Cell = string | number | null;
export type Kind = 'text' | 'date' | 'integer' | 'float';
export type Variable<K extends Kind = Kind> = Readonly<{ label: string; kind: K }>;
export type Variables = Readonly<Record<string, Variable>>;

/** A dataset: its variables in the order of SDTMIG 3.4, and the keys that its rows are told apart by. */
export type Domain<V extends Variables = Variables> = Readonly<{
  name: string;
  label: string;
  keys: readonly (keyof V & string)[];
  variables: V;
}>;

type CellOf<K extends Kind> = K extends 'integer' | 'float' ? number | null : string | null;

/** One cell for each variable: a row that forgets one, or has another, does not compile. */
export type RowOf<D extends Domain<any>> = Readonly<{ [Name in keyof D['variables']]: CellOf<D['variables'][Name]['kind']> }>;

export const domain = <const V extends Variables>(
  name: string,
  label: string,
  keys: readonly (keyof V & string)[],
  variables: V,
): Domain<V> => ({ name, label, keys, variables });

const of =
  <K extends Kind>(kind: K) =>
  (label: string): Variable<K> => ({ label, kind });

export const text = of('text');
export const date = of('date');
export const integer = of('integer');
export const float = of('float');

export const STUDY = { STUDYID: text('Study Identifier'), DOMAIN: text('Domain Abbreviation') };
export const SUBJECT = { ...STUDY, USUBJID: text('Unique Subject Identifier') };
