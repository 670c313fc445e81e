export type { Header } from './archive.format';
export { verifyArchive, type Archive } from './archive.reader';
export { writeArchive, type Written } from './archive.writer';
export { checkLog, type Finding, type Looked } from './check-log';
export { ArchiveRefused } from './errors';
export { digestOf, restoreLog, type Restored } from './restore-log';
