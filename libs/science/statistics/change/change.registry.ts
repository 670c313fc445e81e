import { ancova } from './ancova';
import { meanCi, pairedT, welchT } from './means';
import { pairedRiskDifferenceNewcombe, pairedRiskDifferenceTango } from './paired-difference';
import { responseRemission } from './response';
import { shiftTable } from './shift-table';
import { bowker, mcnemar } from './symmetry';
import { timeCourse } from './time-course';

export const change = {
  mcnemar,
  bowker,
  shiftTable,
  pairedRiskDifferenceTango,
  pairedRiskDifferenceNewcombe,
  meanCi,
  welchT,
  pairedT,
  ancova,
  timeCourse,
  responseRemission,
};
