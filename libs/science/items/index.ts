export * from './check';
export { CODELISTS, type Codelist, type Term } from './codelists';
export * from './dictionary';
export type { Fault, Item, Type } from './item';
