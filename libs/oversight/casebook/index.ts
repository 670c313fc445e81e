// No Nest: what answers over HTTP stands in the slices and in casebook.module.ts.
export * from './casebook-at/casebook';
export * from './casebook-at/casebook-at';
export type { CasebookDocuments } from './casebook-at/documents';
export * from './casebook.reading';
export * from './difference';
export * from './recorded-data/recorded-data.projection';
export type { SectionName, Values } from './statements/statement';
export * from './words';
