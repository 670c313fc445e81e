export { NE, type NotEstimable } from './arguments';
export * from './incidence';
export * from './registry';
export * from './special-functions';
export * from './time';
