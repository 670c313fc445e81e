import type { ItemName } from '@verum/science/items';

/** What one SDTM domain must be like to be imported: its columns by the names of SDTMIG 3.4. */
export type Shape = Readonly<{
  /** The import does not start without its file. */
  needed: boolean;
  /** Columns that the header must have; the others may be missing. */
  columns: readonly string[];
  /** Columns that hold a value in every row. */
  filled: readonly string[];
  /** What tells one row from another. */
  key: readonly string[];
  /** The columns that are read, each by the item whose rule its values keep. */
  items: Readonly<Record<string, ItemName>>;
}>;

const same = (...names: readonly ItemName[]): Readonly<Record<string, ItemName>> =>
  Object.fromEntries(names.map((name) => [name, name]));

const visit = { VISITNUM: 'VISITNUM', VISIT: 'VISIT' } as const;

export const DOMAINS = {
  TS: { needed: false, columns: ['TSPARMCD', 'TSVAL'], filled: ['TSPARMCD'], key: ['TSPARMCD', 'TSSEQ'], items: {} },
  TA: {
    needed: true,
    columns: ['ARMCD', 'ARM'],
    filled: ['ARMCD', 'ARM'],
    key: ['ARMCD', 'TAETORD'],
    items: same('ARMCD', 'ARM'),
  },
  TV: {
    needed: false,
    columns: ['VISITNUM', 'VISIT'],
    filled: ['VISITNUM', 'VISIT'],
    key: ['VISITNUM', 'ARMCD'],
    items: same('VISITNUM', 'VISIT', 'VISITDY'),
  },
  TI: {
    needed: false,
    columns: ['IETESTCD', 'IETEST', 'IECAT'],
    filled: ['IETESTCD', 'IETEST', 'IECAT'],
    key: ['IETESTCD', 'TIVERS'],
    items: same('IETESTCD', 'IETEST', 'IECAT'),
  },
  DM: {
    needed: true,
    columns: ['USUBJID', 'SUBJID', 'SITEID', 'SEX', 'RACE', 'COUNTRY', 'ARMCD'],
    filled: ['USUBJID', 'SUBJID', 'SITEID', 'SEX', 'RACE', 'COUNTRY'],
    key: ['USUBJID'],
    items: {
      ...same('USUBJID', 'SUBJID', 'SITEID', 'AGE', 'AGEU', 'SEX', 'RACE', 'ETHNIC', 'COUNTRY', 'DMDTC', 'DTHDTC', 'ARMCD'),
      ...({ ACTARMCD: 'ARMCD', RFSTDTC: 'DSSTDTC', DTHFL: 'AESDTH' } as const),
    },
  },
  SC: {
    needed: false,
    columns: ['USUBJID', 'SCSEQ', 'SCTESTCD', 'SCTEST', 'SCORRES'],
    filled: ['SCSEQ', 'SCTESTCD', 'SCTEST', 'SCORRES'],
    key: ['USUBJID', 'SCSEQ'],
    items: { SCSEQ: 'ECSPID', ...same('SCTESTCD', 'SCTEST', 'SCORRES', 'SCORRESU', 'SCDTC') },
  },
  DS: {
    needed: false,
    columns: ['USUBJID', 'DSSEQ', 'DSTERM', 'DSDECOD', 'DSCAT', 'DSSTDTC'],
    filled: ['DSSEQ', 'DSTERM', 'DSDECOD', 'DSCAT', 'DSSTDTC'],
    key: ['USUBJID', 'DSSEQ'],
    items: { DSSEQ: 'ECSPID', DSDECOD: 'milestone', ...visit, ...same('DSSPID', 'DSTERM', 'DSCAT', 'DSDTC', 'DSSTDTC') },
  },
  EX: {
    needed: false,
    columns: ['USUBJID', 'EXSEQ', 'EXTRT', 'EXDOSE', 'EXSTDTC'],
    filled: ['EXSEQ', 'EXTRT', 'EXSTDTC'],
    key: ['USUBJID', 'EXSEQ'],
    items: {
      ...({ EXSEQ: 'ECSPID', EXTRT: 'EXTRT', EXDOSE: 'EXDOSE', EXDOSU: 'EXDOSU', EXLOT: 'EXLOT', ...visit } as const),
      ...({ EXDOSFRM: 'ECDOSFRM', EXDOSFRQ: 'ECDOSFRQ', EXROUTE: 'ECROUTE', EXLOC: 'ECLOC', EXLAT: 'ECLAT' } as const),
      ...({ EXFAST: 'ECFAST', EXADJ: 'ECADJ', EXSTDTC: 'ECSTDTC', EXENDTC: 'ECENDTC' } as const),
    },
  },
  AE: {
    needed: false,
    columns: ['USUBJID', 'AESEQ', 'AETERM', 'AESTDTC'],
    filled: ['AESEQ', 'AETERM'],
    key: ['USUBJID', 'AESEQ'],
    items: {
      AESEQ: 'ECSPID',
      ...same('AESPID', 'AETERM', 'AESTDTC', 'AEENDTC', 'AEENRTPT', 'AEENTPT', 'AEDTC', 'AESEV', 'AETOXGR', 'AEREL', 'AERELNST'),
      ...same('AESER', 'AESDTH', 'AESLIFE', 'AESHOSP', 'AESDISAB', 'AESCONG', 'AESMIE', 'AESCAN', 'AESOD'),
      ...same('AEACN', 'AEACNOTH', 'AECONTRT', 'AEOUT', 'AESCAT', 'AEPRESP'),
      ...same('AELLT', 'AEDECOD', 'AEHLT', 'AEHLGT', 'AEBODSYS', 'AESOC'),
      ...({ AELLTCD: 'dictionaryCode', AEPTCD: 'dictionaryCode', AEHLTCD: 'dictionaryCode' } as const),
      ...({ AEHLGTCD: 'dictionaryCode', AEBDSYCD: 'dictionaryCode', AESOCCD: 'dictionaryCode' } as const),
    },
  },
  SUPPAE: {
    needed: false,
    columns: ['USUBJID', 'IDVAR', 'IDVARVAL', 'QNAM', 'QVAL'],
    filled: ['QNAM'],
    key: ['USUBJID', 'IDVAR', 'IDVARVAL', 'QNAM'],
    items: {},
  },
  SV: {
    needed: false,
    columns: ['USUBJID', 'VISITNUM', 'VISIT', 'SVSTDTC'],
    filled: ['VISITNUM', 'VISIT'],
    key: ['USUBJID', 'VISITNUM', 'SVSTDTC'],
    items: {
      ...visit,
      ...same('VISITDY', 'SVSTDTC', 'SVENDTC', 'SVOCCUR', 'SVREASOC', 'SVUPDES', 'SVCNTMOD'),
    },
  },
} as const satisfies Readonly<Record<string, Shape>>;

export type Domain = keyof typeof DOMAINS;
export const DOMAIN_NAMES = Object.keys(DOMAINS) as readonly Domain[];
export const shapeOf = (domain: Domain): Shape => DOMAINS[domain];

/** Every column that is kept in memory; the others only count for the digest of a row. */
export const columnsRead = (domain: Domain): readonly string[] => {
  const { columns, key, items } = shapeOf(domain);
  return [...new Set(['DOMAIN', ...columns, ...key, ...Object.keys(items)])];
};
