// No Nest: what reads views and answers stands in the slices and in safety.module.ts.
export * from './adverse-event-table';
export * from './comparison';
export * from './counted-events';
export * from './cut';
export * from './demography';
export * from './disposition';
export * from './distribution';
export * from './dosing-times';
export * from './exposure';
export * from './grouping';
export * from './persons';
export * from './suppression';
