export * from './adverse-events';
export * from './compare-arms';
export * from './fisher';
export {
  binomialTest,
  proportionCi,
  zeroEventUpperBound,
  type Interval,
  type Proportion,
  type ProportionMethod,
} from './proportion';
export * from './rates';
export { oddsRatioCi, relativeRiskCi, type Ratio, type RelativeRiskMethod } from './relative-risk';
export { riskDifferenceCi, type DifferenceMethod, type TwoArms as ArmCounts } from './risk-difference';
export * from './stratified';
