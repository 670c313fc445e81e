export type { Column } from './at-risk';
export * from './cox';
export * from './cumulative-incidence';
export * from './gray-test';
export { kaplanMeier, kaplanMeierAtTimes, kmMedian, type ConfType, type Survival } from './kaplan-meier';
export { logRank, logRankK, type LogRank, type TwoGroups } from './log-rank';
export * from './mean-cumulative';
