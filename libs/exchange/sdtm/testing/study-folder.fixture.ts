import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

export type Files = Readonly<Record<string, string | Buffer>>;

/** Two participants and a screen failure, made up: every domain has a row of each kind that it maps. */
export const STUDY: Files = {
  'ts.csv': lines(
    'STUDYID,DOMAIN,TSSEQ,TSPARMCD,TSVAL',
    'TINY-1,TS,1,TITLE,"A study of nothing, much"',
    'TINY-1,TS,1,SPONSOR,Nobody',
    'TINY-1,TS,1,TBLIND,DOUBLE BLIND',
    'TINY-1,TS,1,TPHASE,Phase II',
  ),
  'ta.csv': lines('DOMAIN,ARMCD,ARM,TAETORD', 'TA,A,Active,1', 'TA,A,Active,2', 'TA,P,Placebo,1'),
  'tv.csv': lines('DOMAIN,VISITNUM,VISIT,VISITDY', 'TV,1,SCREENING,-7', 'TV,2,BASELINE,1'),
  'ti.csv': lines('DOMAIN,IETESTCD,IETEST,IECAT', 'TI,INCL01,Adult,INCLUSION'),
  'dm.csv': lines(
    'DOMAIN,USUBJID,SUBJID,SITEID,RFSTDTC,DTHDTC,DTHFL,AGE,AGEU,SEX,RACE,ETHNIC,ARMCD,ACTARMCD,COUNTRY,DMDTC',
    'DM,T-01-1,1,01,2020-01-08,,,40,YEARS,F,WHITE,,A,P,DEU,2020-01-01',
    'DM,T-01-2,2,01,2020-01-09,2020-03-01,Y,50,YEARS,M,ASIAN,NOT REPORTED,P,P,DEU,2020-01-02',
    'DM,T-02-3,3,02,,,,60,YEARS,M,OTHER,UNKNOWN,Scrnfail,Scrnfail,FRA,2020-01-03',
  ),
  'sc.csv': lines(
    'DOMAIN,USUBJID,SCSEQ,SCTESTCD,SCTEST,SCORRES,SCORRESU,SCDTC',
    'SC,T-01-1,1,EDLEVEL,Education,12,YEARS,2020-01-01',
  ),
  'ds.csv': lines(
    'DOMAIN,USUBJID,DSSEQ,DSSPID,DSTERM,DSDECOD,DSCAT,VISITNUM,VISIT,DSDTC,DSSTDTC',
    'DS,T-01-1,1,,Done,COMPLETED,DISPOSITION EVENT,2,BASELINE,2020-02-01T10:00,2020-02-01',
    'DS,T-01-1,2,,Last visit,FINAL VISIT,OTHER EVENT,,,,2020-02-01',
    'DS,T-01-2,1,9,Died,DEATH,DISPOSITION EVENT,,,,2020-03-01',
    'DS,T-02-3,1,,No consent,SCREEN FAILURE,DISPOSITION EVENT,,,,2020-01-03',
  ),
  'ex.csv': lines(
    'DOMAIN,USUBJID,EXSEQ,EXTRT,EXDOSE,EXDOSU,EXDOSFRM,EXDOSFRQ,EXROUTE,EXSTDTC,EXENDTC',
    'EX,T-01-1,1,ACTIVE,54,mg,PATCH,QD,TRANSDERMAL,2020-01-08,2020-01-20',
    'EX,T-01-2,1,PLACEBO,0,mg,PATCH,QD,TRANSDERMAL,2020-01-09,',
  ),
  'ae.csv': lines(
    'DOMAIN,USUBJID,AESEQ,AESPID,AETERM,AEDECOD,AEBODSYS,AESEV,AESER,AEREL,AEOUT,AESHOSP,AESTDTC,AEENDTC',
    'AE,T-01-1,1,E1,HEADACHE,HEADACHE,NERVOUS SYSTEM DISORDERS,MILD,N,PROBABLE,RECOVERED/RESOLVED,Y,2020-01-10,2020-01-11',
    'AE,T-01-1,2,,RASH,,,,,,,,2020-01,',
  ),
  'suppae.csv': lines('RDOMAIN,USUBJID,IDVAR,IDVARVAL,QNAM,QVAL', 'AE,T-01-1,AESEQ,1,AETRTEM,Y', 'AE,T-01-1,AESEQ,2,AETRTEM,N'),
  'sv.csv': lines(
    'DOMAIN,USUBJID,VISITNUM,VISIT,VISITDY,SVSTDTC,SVENDTC',
    'SV,T-01-1,1,SCREENING,-7,2020-01-01,2020-01-01',
    'SV,T-01-1,2,BASELINE,1,2020-01-08,2020-01-08',
    'SV,T-01-1,2.1,UNSCHEDULED 2.1,,2020-01-15,',
    'SV,T-01-2,2,BASELINE,1,2020-01-09,2020-01-09',
  ),
  'cm.csv': lines('DOMAIN,USUBJID', 'CM,T-01-1'),
};

export function lines(...all: readonly string[]): string {
  return `${all.join('\n')}\n`;
}

/** The study with other files, on disk; `null` leaves a file out. */
export const folderWith = (other: Readonly<Record<string, string | Buffer | null>> = {}): string => {
  const folder = mkdtempSync(join(tmpdir(), 'verum-sdtm-'));
  made.push(folder);
  for (const [file, text] of Object.entries({ ...STUDY, ...other })) if (text !== null) writeFileSync(join(folder, file), text);
  return folder;
};

const made: string[] = [];
export const removeFolders = (): void => {
  for (const folder of made.splice(0)) rmSync(folder, { recursive: true, force: true });
};

/** A file of the study with a piece of it changed, wherever it stands. */
export const changed = (file: string, from: string, to: string): Files => {
  const text = String(STUDY[file]);
  if (!text.includes(from)) throw new Error(`The fixture ${file} has no such text.`);
  return { [file]: text.replaceAll(from, to) };
};
