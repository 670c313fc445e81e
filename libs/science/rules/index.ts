export * from './blood-pressure';
export * from './ctcae';
export * from './expedited-reporting';
export * from './hys-law';
export * from './reclassification';
export * from './rules.registry';
export * from './treatment-emergent';
