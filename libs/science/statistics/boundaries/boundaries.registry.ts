import { betaPosterior, betaThresholdTable, betaTwoSidedBounds } from './beta-posterior';
import { betaTwoArm, predictiveProbability } from './beta-predictive';
import { boinBoundaries } from './boin';
import { conditionalPowerBinary, conditionalPowerBValue } from './conditional-power';
import { binomialSprt, exactBinomialCrossing } from './exact-binomial';
import {
  crossingProbabilities,
  gsBoundary,
  haybittlePetoFinal,
  repeatedTestingTypeI,
  spendingBoundary,
} from './group-sequential';
import { maxSprtPoissonCriticalValue, maxSprtPoissonLlr } from './max-sprt';
import { spendingFunctions } from './spending';
import { eventsToStop, toxicityStoppingRule } from './stopping-rule';

export const boundaries = {
  gsBoundary,
  spendingBoundary,
  spendingFunctions,
  repeatedTestingTypeI,
  haybittlePetoFinal,
  crossingProbabilities,
  conditionalPowerBinary,
  conditionalPowerBValue,
  toxicityStoppingRule,
  eventsToStop,
  exactBinomialCrossing,
  binomialSprt,
  maxSprtPoissonLlr,
  maxSprtPoissonCriticalValue,
  betaPosterior,
  betaThresholdTable,
  betaTwoSidedBounds,
  predictiveProbability,
  betaTwoArm,
  boinBoundaries,
};
