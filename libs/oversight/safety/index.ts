// No Nest: what reads views and answers stands in the slices and in safety.module.ts.
export * from './counting';
export * from './tables';
