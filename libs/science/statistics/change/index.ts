export { ancova, type Ancova } from './ancova';
export { meanCi, pairedT, welchT } from './means';
export * from './paired-difference';
export { responseRemission, type Response } from './response';
export { shiftTable, type Shift } from './shift-table';
export * from './symmetry';
export { timeCourse, type TimeCourse } from './time-course';
