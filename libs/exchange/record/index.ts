// No Nest: what answers over HTTP stands in record.module.ts.
export * from './canonical-json';
export * from './casebook-of';
export * from './casebook-page/casebook-page';
export { inWords } from './casebook-page/value';
export * from './delivery';
export * from './range';
export * from './record-entries';
export * from './record-lines';
export * from './safe-csv';
export * from './trail-csv';
