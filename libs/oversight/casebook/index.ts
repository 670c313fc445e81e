// No Nest: what answers over HTTP stands in the slices and in casebook.module.ts.
export * from './casebook';
export * from './casebook-at';
export type { CasebookDocuments } from './casebook.documents';
export * from './casebook.reading';
export * from './difference';
export * from './recorded-data.projection';
export type { SectionName, Values } from './statement';
export * from './words';
export * from './data';
export * from './datum-history/datum-history';
export * from './play-through/play-through';
export * from './record-difference/record-difference';
