export { ebgm, type Shrinkage } from './ebgm';
export * from './logistic';
export * from './multiplicity';
export * from './observed-expected';
export * from './poisson-regression';
export { cochranArmitage } from './trend';
export * from './two-by-two';
