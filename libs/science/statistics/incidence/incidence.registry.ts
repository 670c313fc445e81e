import { aeIncidence, aeMaxSeverity, eair } from './adverse-events';
import { compareArms } from './compare-arms';
import { fisherExactAsR, pearsonChiSquare } from './fisher';
import { binomialTest, proportionCi, zeroEventUpperBound } from './proportion';
import {
  exposureAdjustedEventRate,
  poissonRateCi,
  poissonRateDifferenceScore,
  poissonRateRatioExact,
  poissonRateRatioScore,
} from './rates';
import { oddsRatioCi, relativeRiskCi } from './relative-risk';
import { riskDifferenceCi } from './risk-difference';
import { cmhTest, mantelHaenszel, stratifiedMnRiskDifference, stratifiedScoreRelativeRisk } from './stratified';

export const incidence = {
  proportionCi,
  zeroEventUpperBound,
  binomialTest,
  riskDifferenceCi,
  relativeRiskCi,
  oddsRatioCi,
  cmhTest,
  mantelHaenszel,
  stratifiedMnRiskDifference,
  stratifiedScoreRelativeRisk,
  // The reference values are R's, whose root finder stops within 1.2e-4 of 1 / odds ratio: 621.93 where the bound is 626.24.
  fisherExact: fisherExactAsR,
  pearsonChiSquare,
  poissonRateCi,
  poissonRateRatioExact,
  poissonRateRatioScore,
  poissonRateDifferenceScore,
  exposureAdjustedEventRate,
  compareArms,
  aeIncidence,
  aeMaxSeverity,
  eair,
};
