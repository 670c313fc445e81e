export * from './counted-events';
export * from './cut';
export * from './dosing-times';
export * from './grouping';
export * from './moment';
export * from './open-ends';
export * from './persons';
