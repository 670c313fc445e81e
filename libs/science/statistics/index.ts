export { NE, type NotEstimable } from './arguments';
export * from './boundaries';
export * from './change';
export * from './incidence';
export * from './registry';
export * from './signals';
export * from './special-functions';
export * from './time';
