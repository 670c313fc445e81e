export { importSdtm, WrongImportOption, type ImportOptions } from './import-sdtm';
export type { EmergenceCompared } from './mapping/compare-emergence';
export type { Domain } from './mapping/domains';
export type { NotImported } from './folder.reader';
export type { Problem } from './problem';
export type { Run } from './send';
export type { Counts, Outcome, Summary } from './tally';
export { exportSdtm, FORMATS, SDTM_FILES, type Format, type SdtmExport, type SdtmExported } from './export/export-sdtm';
