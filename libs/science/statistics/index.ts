export { NE, type NotEstimable } from './arguments';
export * from './registry';
export * from './special-functions';
