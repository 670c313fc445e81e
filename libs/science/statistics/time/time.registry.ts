import { coxTwoGroup } from './cox';
import { cumulativeIncidence } from './cumulative-incidence';
import { grayTest } from './gray-test';
import { kaplanMeier, kaplanMeierAtTimes, kmMedian } from './kaplan-meier';
import { logRank, logRankK } from './log-rank';
import { meanCumulativeFunction } from './mean-cumulative';

export const time = {
  kaplanMeier,
  kmMedian,
  kaplanMeierAtTimes,
  logRank,
  logRankK,
  coxTwoGroup,
  cumulativeIncidence,
  grayTest,
  meanCumulativeFunction,
};
